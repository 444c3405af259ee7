import { useState } from 'react';
import { useSession } from '../../../web/shell/index.ts';
import { Empty, ErrorState, Loading, Segments, When } from '../../../web/ui/index.ts';
import type { Conversation as Talk, RecordKind } from './client.ts';
import { Composer } from './Composer.tsx';
import { Said } from './Said.tsx';
import { Sending } from './Sending.tsx';
import { useTalk } from './use-talk.ts';

type Part = 'all' | 'both' | 'own' | 'activity';
const parts = [
  { value: 'all', label: 'Everything' },
  { value: 'both', label: 'Comments' },
  { value: 'own', label: 'Own notes' },
  { value: 'activity', label: 'Activity' },
];

/** What both sides say beside a record, what one's own side notes, and what happened, in one order. */
export function Conversation({ kind, id }: { kind: RecordKind; id: string }) {
  const [part, setPart] = useState<Part>('all');
  const { read, unsent, send, discard, put } = useTalk(kind, id);
  return (
    <section className="talk stack gap-4" aria-label="Conversation">
      <div className="row between wrap">
        <h2 className="minor">Conversation</h2>
        <Segments
          label="Show"
          choices={parts}
          value={part}
          onChange={(value) => setPart(value as Part)}
        />
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {read.data && (
        <>
          {read.data.earlierLeftOut && <p className="hint">The latest 200 are shown.</p>}
          <Stream talk={read.data} part={part} onChanged={put} quiet={unsent.length > 0} />
          {unsent.length > 0 && (
            <ol className="talk-list">
              {unsent.map((one) => (
                <Sending key={one.key} said={one} onRepeat={send} onDiscard={discard} />
              ))}
            </ol>
          )}
          <Composer
            place={`${kind}:${id}`}
            partner={read.data.partner?.name ?? null}
            onSay={(said) => {
              if (part === 'activity') setPart('all');
              void send(said);
            }}
          />
        </>
      )}
    </section>
  );
}

function Stream({
  talk,
  part,
  quiet,
  onChanged,
}: {
  talk: Talk;
  part: Part;
  quiet: boolean;
  onChanged: Parameters<typeof Said>[0]['onChanged'];
}) {
  const remarks = talk.remarks
    .filter(({ audience }) => part === 'all' || part === audience)
    .map((remark) => ({
      at: remark.createdAt,
      key: remark.id,
      line: <Said remark={remark} onChanged={onChanged} />,
    }));
  const events = part === 'all' || part === 'activity' ? talk.activity.map(lineOf) : [];
  const lines = [...events, ...remarks].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  if (lines.length === 0) return quiet ? null : <Nothing part={part} />;
  return (
    <ol className="talk-list">
      {lines.map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
    </ol>
  );
}

function lineOf({ id, title, at, by }: Talk['activity'][number]) {
  const line = (
    <p className="talk-event small quiet">
      <span>{title}</span>
      <span>{by === null ? 'by itself' : by}</span>
      <When at={at} show="exact" />
    </p>
  );
  return { at, key: id, line };
}

/** Says what this place is for, where it is still empty. */
function Nothing({ part }: { part: Part }) {
  const { actor } = useSession();
  if (part === 'activity') return <Empty title="Nothing has happened yet" />;
  if (part === 'own')
    return (
      <Empty title="No notes yet">
        Write down what your colleagues at {actor.organisationName} should know. Nobody else reads
        it.
      </Empty>
    );
  return (
    <Empty title="Nobody has said anything yet">
      Ask or answer here, and it stays beside the record: a comment is read by both sides, a note
      only by your colleagues.
    </Empty>
  );
}
