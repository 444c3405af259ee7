export { answerOf, type PipelineParts } from './pipeline.ts';
export {
  bindOpenRoutes,
  bindRoutes,
  type BoundRoute,
  type Handler,
  type HttpCall,
  type OpenCall,
} from './routes.ts';
export { createHttp, type Logger } from './server.ts';
export { createLimiter, addressOf } from './limits.ts';
export { openApiDocument } from './openapi.ts';
export { listPage, pageById, type ListOptions, type Page } from './list.ts';
export { expectVersion } from './versions.ts';
