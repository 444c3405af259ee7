import { Dialog } from '../ui/Dialog.tsx';
import { Switch } from '../ui/Choice.tsx';
import { Kbd } from '../ui/Marks.tsx';
import { words } from '../ui/words.ts';
import { setPreference, usePreferences } from './preferences.ts';
import { useShortcuts } from './shortcuts.ts';

/** The shortcuts of the present screen, from the registry that the keys themselves use. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const shortcuts = useShortcuts();
  const { shortcuts: on } = usePreferences();
  return (
    <Dialog title={words.shortcuts} onClose={onClose}>
      <dl className="facts">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys + label}>
            <dt>
              {keys.split(' ').map((key, position) => (
                // oxlint-disable-next-line react/no-array-index-key -- the same key may be pressed twice
                <Kbd key={position}>{key.replace('mod+', 'Ctrl ')}</Kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={words.shortcutsOn}
        checked={on}
        onChange={(event) => setPreference('shortcuts', event.target.checked)}
      />
    </Dialog>
  );
}
