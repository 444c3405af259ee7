import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { conversation, reading, writing } from './client.ts';
import type { Conversation, RecordKind, Remark } from './client.ts';
import type { Enclosed } from '../../../web/client/index.ts';

/** Something said that the server has not confirmed yet; its key makes a repeat harmless. */
export type Unsent = {
  key: string;
  audience: Remark['audience'];
  text: string;
  files: Enclosed[];
  /** Undefined while it is on its way. */
  problem?: unknown;
};

/** The conversation beside a record; what is said shows at once, and stays with a way to repeat it when it fails. */
export function useTalk(kind: RecordKind, id: string) {
  const options = conversation.query(reading[kind], { params: { id } });
  const read = useQuery({ ...options, refetchInterval: 30_000 });
  const client = useQueryClient();
  const [unsent, setUnsent] = useState<Unsent[]>([]);

  const put = (remark: Remark) =>
    client.setQueryData<Conversation>(options.queryKey, (known) =>
      known ? { ...known, remarks: withRemark(known.remarks, remark) } : known,
    );

  const send = async (said: Unsent) => {
    const { key, audience, text, files } = said;
    setUnsent((all) => [...all.filter((one) => one.key !== key), { key, audience, text, files }]);
    try {
      const body = { audience, text, files };
      const request = { params: { id }, body, idempotencyKey: key };
      put(await conversation.api(writing[kind], request));
      setUnsent((all) => all.filter((one) => one.key !== key));
    } catch (problem) {
      setUnsent((all) => all.map((one) => (one.key === key ? { ...one, problem } : one)));
    }
  };

  const discard = (key: string) => setUnsent((all) => all.filter((one) => one.key !== key));
  return { read, unsent, send, discard, put };
}

function withRemark(remarks: Remark[], remark: Remark): Remark[] {
  return remarks.some(({ id }) => id === remark.id)
    ? remarks.map((one) => (one.id === remark.id ? remark : one))
    : [...remarks, remark];
}
