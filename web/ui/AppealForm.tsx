import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../client/index.ts';
import { decisionQuery } from '../client/decision.ts';
import { send } from '../client/send.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Field, Textarea } from './Field.tsx';
import { ErrorState } from './States.tsx';
import { toast } from './toast-list.ts';
import { whyWords, words } from './words.ts';

/** A party's appeal against a decision: one statement, once. The text stays if sending fails. */
export function AppealForm({ decision, onClose }: { decision: string; onClose: () => void }) {
  const [statement, setStatement] = useState('');
  const queries = useQueryClient();
  const appeal = useMutation({
    mutationFn: () =>
      send('POST /decisions/{id}/appeal', { params: { id: decision }, body: { statement } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: decisionQuery(decision).queryKey });
      toast(whyWords.appealSent);
      onClose();
    },
  });
  const wrong = appeal.error instanceof Problem ? appeal.error.fields.statement : undefined;
  return (
    <Dialog
      title={whyWords.appealTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button main busy={appeal.isPending} onClick={() => appeal.mutate()}>
            {whyWords.appealSend}
          </Button>
        </>
      }
    >
      {appeal.isError && !wrong && (
        <ErrorState problem={appeal.error} title={whyWords.appealFailed} />
      )}
      <Field label={whyWords.appealStatement} hint={whyWords.appealHint} error={wrong}>
        <Textarea
          value={statement}
          required
          maxLength={5000}
          onChange={(event) => setStatement(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
