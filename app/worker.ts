import { sql } from 'kysely';
import { tidyAccess } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { sweepFiles } from '../platform/files/index.ts';
import type { Logger } from '../platform/http/index.ts';
import { createWorker, forgetAnswers, type Worker } from '../platform/jobs/index.ts';
import { forgetOldBulkRows } from '../platform/bulk/index.ts';
import { forgetOldChanges } from '../platform/imports/index.ts';
import { deliverMails } from '../platform/mail/index.ts';
import { sendDigests } from '../platform/notifications/index.ts';
import { senderOf } from './programme/settings.ts';
import { deleteOldRecords } from './retention/actions.ts';
import { stepReminders } from './step-reminders.ts';
import type { Settings } from './settings.ts';
import { jobHandlers } from './jobs.ts';
import { reactions, timers } from './wiring.ts';

/** The worker of this process, with all reactions, timers and long jobs of the product. */
export function composeWorker(database: Database, settings: Settings, log: Logger): Worker {
  const worker = createWorker({
    database,
    now: present,
    reactions: reactions({ baseUrl: settings.baseUrl, secret: database.secret }),
    timers,
    jobs: jobHandlers(database),
    chores: [
      forgetAnswers({ database, now: present }),
      forgetOldChanges({ database, now: present }),
      forgetOldBulkRows({ database, now: present }),
      sweepFiles({ database, now: present }),
      stepReminders({ database, now: present }),
      deleteOldRecords({ database, now: present }),
      { name: 'ended access', run: () => tidyAccess(database) },
      {
        name: 'digests',
        run: () => sendDigests({ database, baseUrl: settings.baseUrl, now: present }),
      },
    ],
    dataDir: settings.dataDir,
    log,
  });
  const postman = createPostman(database, settings, log);
  return {
    start: async () => {
      await worker.start();
      postman.start();
    },
    nudge: worker.nudge,
    sweep: async () => {
      const did = await worker.sweep();
      await postman.round();
      return did;
    },
    stop: async () => {
      await postman.stop();
      await worker.stop();
    },
  };
}

/** Empties the outbox every second: to the mail server, or into the visible outbox where there is none. */
function createPostman(database: Database, settings: Settings, log: Logger) {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const from = process.env['MAIL_FROM'] ?? 'Fairway <fairway@localhost>';
  const round = async () => {
    try {
      const { rows } = await sql<{
        id: string;
        senderName: string | null;
        senderAddress: string | null;
      }>`select id, settings->>'senderName' as sender_name, settings->>'senderAddress' as sender_address
        from public.programmes order by id`.execute(database.pools.worker);
      for (const { id, ...sender } of rows)
        await deliverMails(database, id, present(), {
          smtpUrl: settings.smtpUrl,
          from: senderOf(sender, from),
        });
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'mails were not delivered; next round tries again',
      );
    }
  };
  const next = () => {
    timer = setTimeout(() => {
      running = round().then(next);
    }, 1000);
  };
  return {
    start: next,
    round,
    stop: async () => {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
