import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Field, Notice, Textarea, toast } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';

/** The document itself: all that the sentences stand on, for whoever needs more than numbers. */
export function PolicyJson({
  policy,
  etag,
  isDraft,
}: {
  policy: Policy;
  etag: string | undefined;
  isDraft: boolean;
}) {
  const [text, setText] = useState(() => JSON.stringify(policy.document, null, 2));
  const [unreadable, setUnreadable] = useState<string>();
  const queries = useQueryClient();
  const save = useMutation({
    ...platform.write('PATCH /policies/{id}'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      toast('The draft is saved');
    },
  });
  if (!isDraft)
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
      <pre className="code" tabIndex={0} aria-label="Document">
        {text}
      </pre>
    );
  return (
    <form
      className="stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const document = parsed(text);
        setUnreadable(typeof document === 'string' ? document : undefined);
        if (typeof document !== 'string')
          save.mutate({ params: { id: policy.id }, body: { document }, ifMatch: etag });
      }}
    >
      {policy.problems.length > 0 && (
        <Notice tone="bad" title="What is wrong in the saved draft">
          <ul className="change">
            {policy.problems.map((problem) => (
              <li key={problem.pointer + problem.code}>
                <span className="mono">{problem.pointer}</span> {problem.detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {save.isError && <ErrorState title="The draft was not saved" problem={save.error} />}
      <Field
        label="Document"
        hint="JSON. A draft may be saved with faults and mended later."
        error={unreadable}
      >
        <Textarea
          className="mono"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" busy={save.isPending}>
          Save draft
        </Button>
      </div>
    </form>
  );
}

/** The document, or why the text is none. */
function parsed(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'The document has to be an object in braces.';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'This is not JSON.';
  }
}
