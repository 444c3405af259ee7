import { useState } from 'react';
import { Button, State } from '../../../../web/ui/index.ts';
import { markedPieces } from '../../rules/pasted/read-pasted.ts';
import type { Pasted } from '../../rules/pasted/read-pasted.ts';

/** One field that takes anything: a mail, a chat, notes. Afterwards it shows what was understood, marked in place. */
export function PasteBox({
  text,
  pasted,
  onText,
}: {
  text: string;
  pasted: Pasted;
  onText: (text: string) => void;
}) {
  const [typing, setTyping] = useState(false);
  const understood = Object.keys(pasted).length;
  if (text !== '' && !typing)
    return (
      <div className="paste">
        <p className="pasted">
          {markedPieces(text.trim(), pasted).map((piece, place) =>
            piece.marked ? (
              // oxlint-disable-next-line react/no-array-index-key -- pieces of one text in its order
              <mark key={place}>{piece.text}</mark>
            ) : (
              piece.text
            ),
          )}
        </p>
        <div className="row between">
          <span className="row">
            <Button plain icon="edit" onClick={() => setTyping(true)}>
              Change
            </Button>
            <Button plain icon="close" onClick={() => onText('')}>
              Clear
            </Button>
          </span>
          {understood > 0 ? (
            <State tone="good">
              {understood === 1 ? 'Understood 1 thing' : `Understood ${understood} things`}
            </State>
          ) : (
            <State tone="info">Nothing understood yet</State>
          )}
        </div>
      </div>
    );
  return (
    <textarea
      className="input paste-input"
      aria-label="Paste a mail, a chat or your notes"
      placeholder="Paste a mail, a chat or your notes"
      rows={4}
      value={text}
      maxLength={20_000}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only after "Change", where the reader asked for it
      autoFocus={typing}
      onPaste={() => setTimeout(() => setTyping(false))}
      onChange={(event) => {
        setTyping(true);
        onText(event.target.value);
      }}
      onBlur={() => setTyping(false)}
    />
  );
}
