import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, serverNow } from '../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  RadioList,
  Textarea,
  toast,
} from '../../../web/ui/index.ts';
import { bodyOf, programmePage } from './programme-changes.ts';
import type { Changes, PageSection, TriedSection } from './programme-changes.ts';
import { platform } from './clients.ts';
import { sayPolicyKind } from './words.ts';

type Props = {
  sections: readonly PageSection[];
  tried: readonly TriedSection[];
  changes: Changes;
  count: number;
  busy: boolean;
  error: Error | null;
};

/** Beside the rules: what they come to for made-up partners, now and with the changed values, and on the past. */
export function ProgrammeTrial({ sections, tried, changes, count, busy, error }: Props) {
  // What was changed comes first: there somebody looks.
  const shown = sections.toSorted(
    (one, other) => Number(other.kind in changes) - Number(one.kind in changes),
  );
  return (
    <aside id="trial" className="programme-trial" aria-label="Trial">
      <div className="stack gap-4" aria-live="polite" aria-busy={busy}>
        <h2>What it comes to</h2>
        <p className="hint">
          {count === 0
            ? 'Made-up partners, judged by the rules in force. Change a value to see what would be otherwise.'
            : 'Judged by the rules with your changes. Nothing binds anybody until it is published.'}
        </p>
        {error && <ErrorState title="The trial could not be made" problem={error} />}
        {shown.map((section) => (
          <Samples
            key={section.kind}
            section={section}
            tried={
              changes[section.kind] ? tried.find(({ kind }) => kind === section.kind) : undefined
            }
          />
        ))}
      </div>
    </aside>
  );
}

/** Once something is changed, at the foot of the page: publish or drop it. */
export function ProgrammeActs({
  sections,
  tried,
  changes,
  count,
  onDrop,
}: Pick<Props, 'sections' | 'tried' | 'changes' | 'count'> & { onDrop: () => void }) {
  const [publishing, setPublishing] = useState(false);
  const faulty = tried.some(({ kind, problems }) => changes[kind] && problems.length > 0);
  if (count === 0) return null;
  return (
    <div className="programme-acts row wrap">
      <Button main disabled={faulty} onClick={() => setPublishing(true)}>
        {`Publish ${count} ${count === 1 ? 'change' : 'changes'}…`}
      </Button>
      <Button onClick={onDrop}>Drop them</Button>
      <a className="link small" href="#trial">
        What it comes to
      </a>
      {publishing && (
        <Publish
          sections={sections}
          changes={changes}
          onClose={() => setPublishing(false)}
          onDone={onDrop}
        />
      )}
    </div>
  );
}

function Samples({ section, tried }: { section: PageSection; tried: TriedSection | undefined }) {
  const past = tried?.trial;
  if (section.samples.length === 0 && !past) return null;
  return (
    <section className="stack gap-1">
      <h3>{sayPolicyKind(section.kind)}</h3>
      <dl className="sample-outcomes">
        {section.samples.map(({ label, text }, at) => {
          const then = tried?.samples[at]?.text ?? text;
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {then === text ? (
                  text
                ) : (
                  <>
                    <del>{text}</del> <ins>{then}</ins>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {past && <p className="hint">{past.summaryText}</p>}
    </section>
  );
}

function Publish({
  sections,
  changes,
  onClose,
  onDone,
}: {
  sections: readonly PageSection[];
  changes: Changes;
  onClose: () => void;
  onDone: () => void;
}) {
  const [when, setWhen] = useState('now');
  const [day, setDay] = useState(() => serverNow().toISOString().slice(0, 10));
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const publish = useMutation({
    ...programmePage.write('POST /programme-page/publication'),
    onSuccess: ({ data }) => {
      void queries.invalidateQueries({ queryKey: programmePage.key('/programme-page') });
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      toast(
        data.length === 1
          ? 'A new version is published'
          : `${data.length} new versions are published`,
      );
      onClose();
      onDone();
    },
  });
  const errors = publish.error instanceof Problem ? publish.error.fields : {};
  return (
    <Dialog title="Publish what you changed" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate({
            body: {
              changes: bodyOf(changes, sections),
              ...(note.trim() ? { note: note.trim() } : {}),
              ...(when === 'day' ? { effectiveAt: new Date(`${day}T00:00`).toISOString() } : {}),
            },
          });
        }}
      >
        <RadioList
          label="From when"
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'now', label: 'From now on' },
            { value: 'day', label: 'From a day on' },
          ]}
        />
        {when === 'day' && (
          <Field label="First day" hint="From midnight, by your clock." error={errors.effectiveAt}>
            <Input
              type="date"
              required
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </Field>
        )}
        <Field
          label="Why it changes"
          optional
          hint="Stands beside the version."
          error={errors.note}
        >
          <Textarea
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <p className="hint">
          What was decided before keeps its version. All changes are published, or none.
        </p>
        {publish.isError && <ErrorState title="Nothing was published" problem={publish.error} />}
        <Button main type="submit" busy={publish.isPending}>
          {when === 'now' ? 'Put in force now' : `Put in force on ${day}`}
        </Button>
      </form>
    </Dialog>
  );
}
