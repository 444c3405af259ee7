import { useSyncExternalStore } from 'react';
import { Button, IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { dismiss, onToasts, toasts } from './toast-list.ts';
import { words } from './words.ts';

/** Where passing messages stand; the shell has one. */
export function Toasts() {
  const messages = useSyncExternalStore(onToasts, toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {messages.map(({ id, text, undo, undoWord, bad }) => (
        <div key={id} className="toast">
          <Icon name={bad ? 'warning' : 'check'} className={bad ? 'bad' : 'good'} />
          <span className="grow">{text}</span>
          {undo && (
            <Button
              plain
              onClick={() => {
                undo();
                dismiss(id);
              }}
            >
              {undoWord ?? words.undo}
            </Button>
          )}
          <IconButton icon="close" label={words.close} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
