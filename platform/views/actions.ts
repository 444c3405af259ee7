import type { Call } from '../database/index.ts';
import { expectVersion } from '../http/index.ts';
import { refuse } from '../refusal/index.ts';
import {
  countOwn,
  getView,
  insertView,
  removeView,
  updateView,
  type NewView,
  type ViewRow,
} from './store.ts';

export type ViewChange = {
  [Part in 'name' | 'query' | 'shared']?: NewView[Part] | undefined;
};

const mostViews = 50;
/** Belong to the moment, not to the view: the open row, the view itself, a cursor. */
const passing = ['open', 'saved', 'cursor', 'invite'];

/**
 * Saves a view of the reader's own.
 *
 * @throws 409 `views.name-taken`; 409 `views.too-many` beyond 50 of one list
 */
export async function saveView(call: Call, view: NewView): Promise<ViewRow> {
  if ((await countOwn(call, view.list)) >= mostViews)
    throw refuse('views.too-many', {
      status: 409,
      detail: `A list keeps ${mostViews} views for each person. Delete one that you no longer use.`,
    });
  return insertView(call, { ...view, query: lasting(view.query) });
}

/**
 * Changes what is given of one's own view.
 *
 * @throws 403 `views.of-another` for a colleague's; 404 for none; 412 when it has moved on
 */
export async function changeView(
  call: Call,
  id: string,
  ifMatch: number | null,
  change: ViewChange,
): Promise<ViewRow> {
  const before = await getView(call, id);
  if (!before.mine)
    throw ofAnother('Only who made a view changes it. Save your own under another name.');
  expectVersion(ifMatch, before.version);
  return updateView(call, {
    id,
    list: before.list,
    name: change.name ?? before.name,
    query: change.query === undefined ? before.query : lasting(change.query),
    shared: change.shared ?? before.shared,
  });
}

/** Deletes a view: one's own, or a shared one by who administers the organisation. */
export async function deleteView(call: Call, id: string, ifMatch: number | null): Promise<void> {
  const before = await getView(call, id);
  if (!before.mine && !call.actor.kind.endsWith('.admin'))
    throw ofAnother('Only who made a view, or an administrator, deletes it.');
  expectVersion(ifMatch, before.version);
  await removeView(call, id);
}

function ofAnother(detail: string) {
  return refuse('views.of-another', { status: 403, detail });
}

function lasting(query: string): string {
  const asked = new URLSearchParams(query);
  for (const name of passing) asked.delete(name);
  return asked.toString().replaceAll('%5B', '[').replaceAll('%5D', ']');
}
