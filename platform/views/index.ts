/** Names for what lists ask for, kept alone or shared with the own organisation. */
export { routes } from './routes.ts';
