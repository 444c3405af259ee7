import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { createClient } from '../../../web/client/index.ts';
import { send } from '../../../web/client/send.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract } from '../../programme-page/contract.ts';

export const programmePage = createClient<typeof contract>();
export type ProgrammePage = Answer<typeof contract, 'GET /programme-page'>;
export type PageSection = ProgrammePage['sections'][number];
export type PageClause = PageSection['rules'][number];
export type PageChip = PageClause['chips'][number];
export type TriedSection = Answer<
  typeof contract,
  'POST /programme-page/trial'
>['sections'][number];
export type ChipValue = PageChip['value'];

/** Changed values by kind of policy and pointer. */
export type Changes = Readonly<Record<string, Readonly<Record<string, ChipValue>>>>;

/** Values that somebody changes on the page, until they are published or dropped. */
export function useChanges() {
  const [changes, setChanges] = useState<Changes>({});
  const change = (kind: string, { pointer, value: before }: PageChip, value: ChipValue) =>
    setChanges((present) => {
      const { [pointer]: _, ...others } = present[kind] ?? {};
      const same = JSON.stringify(before) === JSON.stringify(value);
      const kept = same ? others : { ...others, [pointer]: value };
      const { [kind]: __, ...rest } = present;
      return Object.keys(kept).length === 0 ? rest : { ...rest, [kind]: kept };
    });
  const count = Object.values(changes).reduce((sum, one) => sum + Object.keys(one).length, 0);
  return { changes, change, count, drop: () => setChanges({}) };
}

/** The changes as the operations take them. */
export function bodyOf(changes: Changes, sections: readonly PageSection[]) {
  return sections
    .filter(({ kind }) => changes[kind])
    .map(({ kind, policyId }) => ({
      kind,
      policyId,
      edits: Object.entries(changes[kind] ?? {}).map(([pointer, value]) => ({ pointer, value })),
    }));
}

/** What the changed values would mean, asked for while somebody goes on; the last answer stands until the next. */
export function useTrial(changes: Changes, sections: readonly PageSection[], mayEdit: boolean) {
  const body = useDeferredValue(bodyOf(changes, sections));
  return useQuery({
    queryKey: ['programme-trial', body],
    enabled: mayEdit && body.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }) => {
      const { answer } = await send('POST /programme-page/trial', {
        body: { changes: body },
        signal,
      });
      return (answer as { sections: TriedSection[] }).sections; // what the operation answers
    },
  });
}
