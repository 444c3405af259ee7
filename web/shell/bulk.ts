import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../client/send.ts';
import type { Selection } from '../ui/table-types.ts';

/** Which records: these, or all that meet a condition. */
export type Chosen = { ids: string[] } | { filter: unknown };
type Plain = string | number | boolean | readonly string[] | null;

/** A change of many records, as `POST /v1/bulk-changes` tells it. */
export type BulkChange = {
  id: string | null;
  kind: string;
  action: string;
  title: string;
  values: Record<string, unknown>;
  status: 'preview' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';
  report: {
    rows: number;
    changed: number;
    unchanged: number;
    refusedCount: number;
    refused: { id: string; label: string; code: string; message: string }[];
    examples: {
      id: string;
      label: string;
      differences: { field: string; from: Plain; to: Plain }[];
    }[];
  } | null;
  jobId: string | null;
  undoJobId: string | null;
  undoReport: {
    takenBack: number;
    keptCount: number;
    kept: { id: string; label: string; reason: string }[];
  } | null;
  requestedBy: { name: string };
  createdAt: string;
  undoUntil: string | null;
};

export type BulkBody = Chosen & {
  kind: string;
  action: string;
  values: Record<string, unknown>;
  dryRun?: boolean;
};

export const isGoingOn = ({ status }: Pick<BulkChange, 'status'>) =>
  status === 'running' || status === 'undoing';

// The shell imports no contract: these are what the operations answer.
const asked = async (operation: string, sending: object) =>
  (await send(operation, sending)).answer as BulkChange;

/** The acts on many records of one kind; what shows such records follows. */
export function useBulkActs(kind: string) {
  const queries = useQueryClient();
  const settle = () => {
    void queries.invalidateQueries({ queryKey: [kind] });
    void queries.invalidateQueries({ queryKey: ['bulk-changes'] });
  };
  const start = useMutation({
    mutationFn: (body: BulkBody) => asked('POST /bulk-changes', { body }),
    onSuccess: settle,
    retry: false,
  });
  const undo = useMutation({
    mutationFn: (id: string) => asked('POST /bulk-changes/{id}/undo', { params: { id } }),
    onSuccess: settle,
    retry: false,
  });
  return { start, undo };
}

/** A change while it goes on and after it; what shows such records follows its end. */
export function useBulkChange(id: string | null) {
  const queries = useQueryClient();
  const read = useQuery({
    queryKey: ['bulk-changes', id],
    queryFn: () => asked('GET /bulk-changes/{id}', { params: { id } }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && !isGoingOn(query.state.data) ? false : 1_000),
  });
  const { kind, status } = read.data ?? {};
  useEffect(() => {
    if (kind && status && !isGoingOn({ status }))
      void queries.invalidateQueries({ queryKey: [kind] });
  }, [queries, kind, status]);
  return read;
}

type Shown = {
  kind: string;
  /** Ids of the rows that are loaded, in their order. */
  ids: string[];
  /** There are more than those. */
  more: boolean;
  /** The condition that the list shows. */
  filter: unknown;
};

/** What is selected in a list: single rows, or all that meet its filter, also those that are not loaded. */
export function useBulkSelection({ kind, ids, more, filter }: Shown) {
  const print = JSON.stringify(filter);
  const [held, setHeld] = useState({ print, ids: new Set<string>(), all: false });
  // Another filter is another list: nothing is selected in it yet.
  const now = held.print === print ? held : { print, ids: new Set<string>(), all: false };
  const selected = now.all ? new Set(ids) : now.ids;
  const counted = useQuery({
    queryKey: ['bulk-selections', kind, print],
    queryFn: async ({ signal }) => {
      const sending = { body: { kind, filter }, signal };
      return (await send('POST /bulk-selections', sending)).answer as { rows: number };
    },
    enabled: more && selected.size > 0,
  });
  const matching = more ? counted.data?.rows : ids.length;
  const count = now.all ? (matching ?? selected.size) : selected.size;
  const selection: Selection = {
    ids: selected,
    count,
    onChange: (next) => setHeld({ print, ids: new Set(next), all: false }),
    ...(matching === undefined || now.all ? {} : { matching }),
    onSelectMatching: () => setHeld({ print, ids: new Set(ids), all: true }),
  };
  const chosen: Chosen = now.all ? { filter } : { ids: [...selected] };
  return {
    selection,
    chosen,
    count,
    clear: () => setHeld({ print, ids: new Set<string>(), all: false }),
  };
}
