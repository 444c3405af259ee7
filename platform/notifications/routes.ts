import type { Call } from '../database/index.ts';
import { bindRoutes } from '../http/index.ts';
import { contract } from './contract.ts';
import { howToTell, reasons, type Choices, type How, type Reason } from './rules.ts';
import * as store from './store.ts';

const page = 50;

export const routes = bindRoutes(contract, {
  'GET /notifications': async (call) => {
    const { view = 'open', before } = call.query;
    const rows = await store.listNotifications(call, view, before, page + 1);
    return {
      data: rows.slice(0, page),
      open: await store.countOpen(call),
      more: rows.length > page,
    };
  },
  'GET /notification-count': async (call) => ({ open: await store.countOpen(call) }),
  'POST /notifications/{id}/done': async (call) => {
    await store.putAway(call, call.params.id);
    return { open: await store.countOpen(call) };
  },
  'POST /notifications/{id}/open': async (call) => {
    await store.takeBack(call, call.params.id);
    return { open: await store.countOpen(call) };
  },
  'POST /notifications/done': async (call) => {
    const done = await store.putAway(call, null);
    return { done, open: await store.countOpen(call) };
  },
  'GET /notification-choices': async (call) => told(await store.ownChoices(call)),
  'POST /notification-choices': (call) => choose(call, call.body),
});

type Asked = {
  reasons?: { reason: Reason; how: How }[] | undefined;
  digest?: Choices['digest'] | undefined;
  digestHour?: number | undefined;
};

async function choose(call: Call, asked: Asked) {
  const before = await store.ownChoices(call);
  const chosen = Object.fromEntries((asked.reasons ?? []).map(({ reason, how }) => [reason, how]));
  const choices: Choices = {
    reasons: { ...before.reasons, ...chosen },
    digest: asked.digest ?? before.digest,
    digestHour: asked.digestHour ?? before.digestHour,
  };
  await store.saveChoices(call, choices);
  return told(choices);
}

/** Every reason with how it is told by now, chosen or usual. */
function told(choices: Choices) {
  return {
    reasons: reasons.map((reason) => ({ reason, how: howToTell(reason, choices) })),
    digest: choices.digest,
    digestHour: choices.digestHour,
  };
}
