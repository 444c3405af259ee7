/**
 * A worker process that stops in the middle of whatever it does first, with its transaction
 * open and its effect written in it, says so on standard output, and waits to be killed.
 * Arguments: address of the database, secret, prefix of its roles.
 */
import { openDatabase, rolePrefixFor, type Call } from '../../platform/database/index.ts';
import { createWorker } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { testNow } from './programme.ts';

const [url = '', secret = '', prefix = ''] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: console.error, error: console.error };

async function stopInTheMiddle(call: Call, subjectId: string): Promise<void> {
  await publish(call, 'trial.half-done', { subjectId });
  process.stdout.write('in the middle\n');
  await new Promise(() => setInterval(() => undefined, 1000));
}

await createWorker({
  database: openDatabase(url, secret, rolePrefixFor(prefix)),
  now: () => testNow,
  reactions: [
    {
      on: 'trial.begun',
      name: 'follow',
      run: (call, event) => stopInTheMiddle(call, event.subjectId),
    },
  ],
  timers: [{ kind: 'trial.timer', run: (call, { subjectId }) => stopInTheMiddle(call, subjectId) }],
  jobs: [
    {
      kind: 'trial.job',
      restartable: true,
      run: (job) =>
        job.transaction((call) => stopInTheMiddle(call, String(job.input['subjectId']))),
    },
  ],
  dataDir: process.cwd(),
  leaseSeconds: 1,
  log: quiet,
}).start();
