import { useState } from 'react';
import type { ReactNode } from 'react';
import { Problem } from '../../../web/client/index.ts';
import { useSession } from '../../../web/shell/index.ts';
import {
  Button,
  Field,
  Icon,
  Monogram,
  Pill,
  State,
  Textarea,
  When,
} from '../../../web/ui/index.ts';
import { conversation } from './client.ts';
import type { Remark } from './client.ts';

const longText = 700;

type Props = { remark: Remark; onChanged: (remark: Remark) => void };

/** One comment or note: who, when, for whom, the words, its files; one's own can be mended and deleted. */
export function Said({ remark, onChanged }: Props) {
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const done = (changed?: Remark) => {
    if (changed) onChanged(changed);
    setDoing(undefined);
  };
  if (remark.text === null)
    return (
      <p className="talk-event small quiet">
        <span>{remark.authorName} deleted what was written here</span>
        <When at={remark.deletedAt} show="exact" />
      </p>
    );
  return (
    <article className={remark.audience === 'own' ? 'remark own' : 'remark'}>
      <Head remark={remark} />
      {doing === 'edit' ? <Mend remark={remark} onDone={done} /> : <Words text={remark.text} />}
      <Files files={remark.files} />
      {doing === 'delete' && <Delete remark={remark} onDone={done} />}
      {doing === undefined && (
        <div className="remark-acts row">
          {remark.mayEdit && (
            <button type="button" className="link small" onClick={() => setDoing('edit')}>
              Edit
            </button>
          )}
          {remark.mayDelete && (
            <button type="button" className="link small" onClick={() => setDoing('delete')}>
              Delete
            </button>
          )}
        </div>
      )}
    </article>
  );
}

function Head({ remark }: { remark: Remark }) {
  const { actor } = useSession();
  const others = remark.side === 'partner' ? remark.partnerName : 'the vendor';
  const from = remark.side === actor.side ? actor.organisationName : others;
  return (
    <header className="row wrap">
      <Monogram name={remark.authorName} />
      <b>{remark.mine ? 'You' : remark.authorName}</b>
      <span className="small quiet">{from}</span>
      <span className="small quiet">
        <When at={remark.createdAt} show="exact" />
        {remark.editedAt && <span title="Changed after it was written">, edited</span>}
      </span>
      {remark.audience === 'own' && (
        <Pill tone="warn" icon="lock">
          Only {actor.organisationName}
        </Pill>
      )}
    </header>
  );
}

/** Long words are folded, so that one of them does not push the others away. */
export function Words({ text }: { text: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const isLong = text.length > longText;
  return (
    <>
      <p className="remark-text">{isLong && !open ? `${text.slice(0, longText)}…` : text}</p>
      {isLong && (
        <button type="button" className="link small" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all of it'}
        </button>
      )}
    </>
  );
}

function Files({ files }: { files: Remark['files'] }) {
  if (files.length === 0) return null;
  return (
    <ul className="remark-files">
      {files.map((file) => (
        <li key={file.id}>
          <a className="link small" href={`/v1/files/${file.id}/content`} download={file.name}>
            <Icon name="file" /> {file.name}
          </a>{' '}
          <span className="small quiet">{sizeOf(file.sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} kB`;
}

type Doing = { remark: Remark; onDone: (changed?: Remark) => void };

function Mend({ remark, onDone }: Doing) {
  const [text, setText] = useState(remark.text ?? '');
  const { problem, busy, run } = useDeed(onDone);
  const path = remark.audience === 'both' ? 'PATCH /comments/{id}' : 'PATCH /notes/{id}';
  const save = () =>
    run(() =>
      conversation.api(path, {
        params: { id: remark.id },
        body: { text: text.trim() },
        ifMatch: `"${remark.version}"`,
      }),
    );
  return (
    <div className="stack">
      <Field label="Your words" error={problem}>
        <Textarea
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="row">
        <Button busy={busy} disabled={text.trim() === ''} onClick={save}>
          Save
        </Button>
        <Button plain onClick={() => onDone()}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Delete({ remark, onDone }: Doing) {
  const { problem, busy, run } = useDeed(onDone);
  const path = remark.audience === 'both' ? 'DELETE /comments/{id}' : 'DELETE /notes/{id}';
  const remove = () =>
    run(() =>
      conversation.api(path, { params: { id: remark.id }, ifMatch: `"${remark.version}"` }),
    );
  return (
    <div className="stack">
      <p className="small">The words and files go for good; that you wrote something stays.</p>
      {problem && <State tone="bad">{problem}</State>}
      <div className="row">
        <Button danger busy={busy} onClick={remove}>
          Delete for good
        </Button>
        <Button plain onClick={() => onDone()}>
          Keep
        </Button>
      </div>
    </div>
  );
}

function useDeed(onDone: Doing['onDone']) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = (deed: () => Promise<Remark>) => {
    setBusy(true);
    setProblem(undefined);
    deed().then(onDone, (thrown: unknown) => {
      setBusy(false);
      setProblem(sayProblem(thrown));
    });
  };
  return { problem, busy, run };
}

/** A refusal in its own words. */
export function sayProblem(thrown: unknown): string {
  const known = thrown instanceof Problem ? (thrown.detail ?? thrown.title) : undefined;
  return known ?? 'It could not be done. Try again.';
}
