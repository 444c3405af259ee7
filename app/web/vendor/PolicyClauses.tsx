import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Input, Notice, Textarea, toast } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';
import { clausesOf, namesNumber, withNumber, withValue } from './policy-document.ts';
import type { ClauseNumber, DocumentClause } from './policy-document.ts';

type Document = Record<string, unknown>;
type Props = {
  policy: Policy;
  etag: string | undefined;
  document: Document;
  onDocument: ((document: Document) => void) | undefined;
};

/** A policy as sentences with the reason of each; in a draft their numbers and words can be changed in place. */
export function PolicyClauses({ policy, etag, document, onDocument }: Props) {
  const queries = useQueryClient();
  const save = useMutation({
    ...platform.write('PATCH /policies/{id}'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      toast('The draft is saved');
    },
  });
  const clauses = clausesOf(document);
  const before = clausesOf(policy.document);
  const isChanged = document !== policy.document;
  return (
    <div className="stack gap-4 measure">
      {policy.problems.length > 0 && (
        <Notice tone="bad" title="This draft cannot be published yet">
          {policy.problems.map((problem) => `${problem.pointer}: ${problem.detail}`).join(' ')}
        </Notice>
      )}
      {save.isError && <ErrorState title="The draft was not saved" problem={save.error} />}
      {onDocument && (
        <div className="row between wrap">
          <p className="hint">
            {isChanged
              ? 'Changed, not saved. A trial looks at what is saved.'
              : 'Change a number or a sentence; then try the draft on past records.'}
          </p>
          <span className="row">
            {isChanged && <Button onClick={() => onDocument(policy.document)}>Put back</Button>}
            <Button
              disabled={!isChanged}
              busy={save.isPending}
              onClick={() =>
                save.mutate({ params: { id: policy.id }, body: { document }, ifMatch: etag })
              }
            >
              Save draft
            </Button>
          </span>
        </div>
      )}
      <ol className="clauses">
        {policy.sentences.map((sentence) => {
          const clause = clauses.get(sentence.id);
          const text = clause?.text ?? sentence.text;
          const was = before.get(sentence.id)?.text ?? sentence.text;
          return (
            <li key={sentence.id}>
              <span className="mono quiet">{sentence.id}</span>
              <div>
                {text}
                {text !== was && <span className="hint was">{was}</span>}
                {clause?.why && <span className="hint">{clause.why}</span>}
                {clause && onDocument && (
                  <ClauseEditor
                    clause={clause}
                    was={before.get(sentence.id)}
                    onText={(next) =>
                      onDocument(withValue(document, [...clause.path, 'text'], next) as Document)
                    }
                    onNumber={(number, value) =>
                      onDocument(withNumber(document, clause, number, value) as Document)
                    }
                  />
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function ClauseEditor({
  clause,
  was,
  onText,
  onNumber,
}: {
  clause: DocumentClause;
  was: DocumentClause | undefined;
  onText: (text: string) => void;
  onNumber: (number: ClauseNumber, value: number) => void;
}) {
  const [wording, setWording] = useState(false);
  const silent = clause.numbers.filter(
    ({ value }, place) =>
      clause.text !== null &&
      value !== was?.numbers[place]?.value &&
      !namesNumber(clause.text, value),
  );
  return (
    <>
      <div className="numbers">
        {clause.numbers.map((number) => (
          <label key={number.path.join('.')}>
            {number.label}
            <Input
              type="number"
              step="any"
              value={number.value}
              onChange={(event) => {
                const value = event.target.valueAsNumber;
                if (!Number.isNaN(value)) onNumber(number, value);
              }}
            />
          </label>
        ))}
        {clause.text !== null && (
          <button type="button" className="link small" onClick={() => setWording(!wording)}>
            {wording ? 'Close the sentence' : 'Change the sentence'}
          </button>
        )}
      </div>
      {silent.length > 0 && (
        <span className="hint">
          The sentence does not name {silent.map((number) => number.label).join(', ')}: change it
          too.
        </span>
      )}
      {wording && (
        <Textarea
          aria-label={`Sentence ${clause.id}`}
          rows={2}
          value={clause.text ?? ''}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </>
  );
}
