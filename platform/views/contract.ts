import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment, text } from '../http/contract.ts';

const list = z
  .string()
  .regex(/^\/[a-z][a-z0-9/-]{0,60}$/, { error: 'Give the list’s address, such as /partners.' })
  .describe('Address of the list on the desk');
const query = z
  .string()
  .max(4000)
  .describe('What stands after the question mark of the list’s address: filters, order, columns');

const View = z
  .object({
    id: z.string(),
    list: z.string(),
    name: z.string(),
    query: z.string(),
    /** Everybody of the own organisation sees it. */
    shared: z.boolean(),
    /** Of the reader's own; the others are shared by colleagues. */
    mine: z.boolean(),
    /** Opens with the list, for this reader. */
    isDefault: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    version: z.int(),
  })
  .meta({ id: 'SavedView' });

const may = [...vendorKinds, ...partnerKinds];

export const contract = defineContract({
  'GET /views': {
    operationId: 'listViews',
    summary: 'List one’s own views, of one list or of all, and those that colleagues share',
    may,
    query: z.strictObject({ list: list.optional() }),
    answer: z.object({ data: z.array(View) }),
  },
  'POST /views': {
    operationId: 'saveView',
    summary: 'Save what a list’s address asks for under a name, alone or for the own organisation',
    may,
    body: z.strictObject({ list, name: text(100), query, shared: z.boolean().default(false) }),
    answer: View,
    status: 201,
    refusals: ['views.name-taken', 'views.too-many'],
  },
  'PATCH /views/{id}': {
    operationId: 'changeView',
    summary: 'Rename, share or change one’s own view; what is left out stays',
    may,
    params: z.strictObject({ id: idOf('view') }),
    body: z.strictObject({
      name: text(100).optional(),
      query: query.optional(),
      shared: z.boolean().optional(),
    }),
    answer: View,
    refusals: ['views.name-taken', 'views.of-another'],
  },
  'DELETE /views/{id}': {
    operationId: 'deleteView',
    summary: 'Delete one’s own view; administrators also one that is shared',
    may,
    params: z.strictObject({ id: idOf('view') }),
    answer: null,
    status: 204,
    refusals: ['views.of-another'],
  },
  'POST /view-defaults': {
    operationId: 'chooseDefaultView',
    summary:
      'Choose the view with which a list opens for oneself; null goes back to the whole list',
    may,
    body: z.strictObject({ list, viewId: idOf('view').nullable() }),
    answer: null,
    status: 204,
  },
});
