import { bindRoutes, type BoundRoute } from '../http/index.ts';
import { countSelection, describeActions, startBulkChange, startUndo, tell } from './actions.ts';
import { contract } from './contract.ts';
import type { BulkKind } from './kind.ts';
import * as store from './store.ts';

export function bulkRoutes(kinds: readonly BulkKind[]): BoundRoute[] {
  return bindRoutes(contract, {
    'GET /bulk-actions': () => ({ data: describeActions(kinds) }),
    'POST /bulk-selections': (call) => countSelection(call, kinds, call.body),
    'POST /bulk-changes': (call) => startBulkChange(call, kinds, call.body),
    'GET /bulk-changes': async (call) => {
      const page = await store.listBulkChanges(call, call.query);
      return { ...page, data: page.data.map((row) => tell(kinds, row)) };
    },
    'GET /bulk-changes/{id}': async (call) =>
      tell(kinds, await store.getBulkChange(call, call.params.id)),
    'POST /bulk-changes/{id}/undo': (call) => startUndo(call, kinds, call.params.id),
  });
}
