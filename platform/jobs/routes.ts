import { bindRoutes } from '../http/index.ts';
import { cancelJob, getJob, listJobs, replayJob } from './background.ts';
import { contract } from './contract.ts';

export const routes = bindRoutes(contract, {
  'GET /jobs': (call) => listJobs(call, call.query),
  'GET /jobs/{id}': (call) => getJob(call, call.params.id),
  'POST /jobs/{id}/cancellation': (call) => cancelJob(call, call.params.id),
  'POST /jobs/{id}/replay': (call) => replayJob(call, call.params.id),
});
