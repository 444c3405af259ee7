import { bindRoutes, type BoundRoute } from '../http/index.ts';
import { runChecked, startImport, startUndo } from './actions.ts';
import { contract } from './contract.ts';
import type { Kinds } from './perform.ts';
import { refusedCsv } from './refused-file.ts';
import * as store from './store.ts';

export function importRoutes(kinds: Kinds): BoundRoute[] {
  return bindRoutes(contract, {
    'POST /imports': (call) => startImport(call, kinds, call.body),
    'GET /imports': async (call) => {
      const page = await store.listImports(call, call.query);
      return {
        ...page,
        data: page.data.map((row) => ({ ...row, counts: row.report?.counts ?? null })),
      };
    },
    'GET /imports/{id}': (call) => store.getImport(call, call.params.id),
    'POST /imports/{id}/run': (call) => runChecked(call, call.params.id),
    'POST /imports/{id}/undo': (call) => startUndo(call, call.params.id),
    'GET /imports/{id}/refused.csv': async (call) =>
      new Response(refusedCsv(await store.getImport(call, call.params.id)), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="refused.csv"',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      }),
  });
}
