import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useSession } from '../../../web/shell/index.ts';
import { Button, Chip, Field, Segments, Textarea } from '../../../web/ui/index.ts';
import { keepDraft, keptDraft } from './draft.ts';
import { enclose } from '../../../web/client/index.ts';
import { faultOf } from './files.ts';
import type { Unsent } from './use-talk.ts';

const textAtMost = 10_000;
const audiences = [
  { value: 'both', label: 'Comment' },
  { value: 'own', label: 'Note' },
];

/** Where one writes: for both sides, or for one's own; who reads it stands beside the button. */
export function Composer({
  place,
  partner,
  onSay,
}: {
  place: string;
  /** Null where no partner has to do with the record: then there are notes alone. */
  partner: string | null;
  onSay: (said: Unsent) => void;
}) {
  const { person } = useSession();
  const [chosen, setAudience] = useState<Unsent['audience']>('both');
  const audience = partner === null ? 'own' : chosen;
  const [files, setFiles] = useState<File[]>([]);
  const [unreadable, setUnreadable] = useState<string>();
  const draftKey = `fairway:remark:${person.id}:${place}`;
  const [text, setText] = useState(() => keptDraft(draftKey));
  const write = (words: string) => {
    setText(words);
    keepDraft(draftKey, words);
  };
  const fault = unreadable ?? faultOf(files);
  const words = text.trim();
  const say = async () => {
    if (words === '' || fault) return;
    try {
      const enclosed = await Promise.all(files.map(enclose));
      onSay({ key: crypto.randomUUID(), audience, text: words, files: enclosed });
    } catch {
      setUnreadable('A file could not be read. Choose it again.');
      return;
    }
    write('');
    setFiles([]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void say();
  };
  return (
    <form
      className={audience === 'own' ? 'composer own' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      {partner !== null && (
        <Segments
          label="Write"
          choices={audiences}
          value={audience}
          onChange={(value) => setAudience(value as Unsent['audience'])}
        />
      )}
      <Field
        label={audience === 'own' ? 'Note for your colleagues' : 'Comment for both sides'}
        hint={<Readers audience={audience} partner={partner} />}
        error={fault}
      >
        <Textarea
          rows={3}
          value={text}
          maxLength={textAtMost}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <Enclosures
        files={files}
        onChange={(next) => {
          setUnreadable(undefined);
          setFiles(next);
        }}
      />
      <div className="row">
        <Button type="submit" disabled={words === '' || fault !== undefined}>
          {audience === 'own' ? 'Keep note' : 'Send comment'}
        </Button>
        <span className="small quiet only-desk">Ctrl Enter sends</span>
      </div>
    </form>
  );
}

function Readers({ audience, partner }: { audience: string; partner: string | null }) {
  const { actor } = useSession();
  if (audience === 'own') return <>Only people of {actor.organisationName} read this.</>;
  if (actor.side === 'vendor')
    return <>Everybody at {partner} with access and your colleagues read this.</>;
  return <>The vendor and your colleagues read this. No other partner does.</>;
}

function Enclosures({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="row wrap">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        accept=".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,.pptx"
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button plain icon="plus" onClick={() => input.current?.click()}>
        Attach files
      </Button>
      {files.map((file) => (
        <Chip
          key={`${file.name}:${file.size}`}
          onRemove={() => onChange(files.filter((one) => one !== file))}
        >
          {file.name}
        </Chip>
      ))}
    </div>
  );
}
