import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useModal } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Marks.tsx';
import { words } from '../ui/words.ts';
import { useCommands } from './commands.ts';
import type { Desk } from './context.ts';
import { handOver, isMaterial } from './handed-over.ts';
import { isFound, placesOf } from './screen.ts';
import type { Found, RecordSearch } from './screen.ts';

type Line = {
  id: string;
  group: string;
  title: string;
  hint?: string | undefined;
  icon: IconName;
  keys?: string | undefined;
  run: () => void;
};
type Props = {
  desk: Desk;
  searches: RecordSearch[];
  go: (href: string) => void;
  onClose: () => void;
};

/** Finds records, screens and acts by a few letters; arrows move, Enter opens. */
export function CommandPalette({ desk, searches, go, onClose }: Props) {
  const [text, setText] = useState('');
  // As it was pasted: the field itself keeps no line ends.
  const [pasted, setPasted] = useState('');
  const material = pasted || text;
  const [at, setAt] = useState(0);
  const listId = useId();
  const asked = useDeferredValue(text.trim());
  const records = useQuery<Found[]>({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) =>
      Promise.all(searches.map((search) => search.find(asked, signal))).then((found) =>
        found.flat(),
      ),
    enabled: asked.length > 1 && searches.length > 0,
    placeholderData: (before) => before,
  });
  const found = asked.length > 1 ? (records.data ?? []) : [];
  const lines = [
    ...textLines(desk, material, go),
    ...found.map((record) => recordLine(record, go)),
    ...useLines(desk, go).filter((line) => matches(line, text)),
  ];
  const chosen = Math.min(at, lines.length - 1);
  const runLine = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    line.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((chosen + step + lines.length) % Math.max(1, lines.length));
    else if (event.key === 'Enter') runLine(lines[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="palette" aria-label={words.palette} {...useModal(onClose)}>
      <div className="palette-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={lines[chosen] && `${listId}-${chosen}`}
          aria-label={words.palette}
          placeholder={words.paletteHint}
          value={text}
          onPaste={(event) => setPasted(event.clipboardData.getData('text/plain'))}
          onChange={(event) => {
            // Who goes on typing means the text as it stands now.
            if (
              event.nativeEvent instanceof InputEvent &&
              event.nativeEvent.inputType !== 'insertFromPaste'
            )
              setPasted('');
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div className="palette-list" role="listbox" id={listId} aria-label={words.palette}>
        {lines.map((line, position) => (
          <PaletteLine
            key={line.id}
            id={`${listId}-${position}`}
            line={line}
            head={line.group !== lines[position - 1]?.group}
            on={position === chosen}
            onRun={() => runLine(line)}
          />
        ))}
      </div>
      {lines.length === 0 && (
        <p className="pad hint">
          {records.isFetching ? words.paletteSearching : words.paletteNothing}
        </p>
      )}
    </dialog>
  );
}

function PaletteLine({
  id,
  line,
  head,
  on,
  onRun,
}: {
  id: string;
  line: Line;
  head: boolean;
  on: boolean;
  onRun: () => void;
}) {
  return (
    <>
      {head && (
        <div className="group" role="presentation">
          {line.group}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are taken by the combobox that owns this list */}
      <div
        role="option"
        id={id}
        aria-selected={on}
        tabIndex={-1}
        onClick={onRun}
        ref={(element) => void (on && element?.scrollIntoView({ block: 'nearest' }))}
      >
        <Icon name={line.icon} />
        <span className="grow clip">
          {line.title} {line.hint && <span className="small quiet">{line.hint}</span>}
        </span>
        {line.keys && <Kbd>{line.keys}</Kbd>}
      </div>
    </>
  );
}

function useLines(desk: Desk, go: (href: string) => void): Line[] {
  const commands = useCommands();
  const places = placesOf[desk.session.actor.side];
  const screens = desk.screens.filter(isFound).map((screen): Line => {
    const place = places.find((one) => one.place === screen.place);
    return {
      id: screen.path,
      group: words.paletteGo,
      title: screen.title,
      hint: place?.label === screen.title ? undefined : place?.label,
      icon: place?.icon ?? (screen.place === 'inbox' ? 'inbox' : 'right'),
      keys: screen.keys,
      run: () => go(screen.path),
    };
  });
  const acts = commands.map(
    (command): Line => ({
      id: command.label,
      group: words.paletteDo,
      title: command.label,
      icon: command.icon ?? 'right',
      keys: command.keys,
      run: command.run,
    }),
  );
  return [...acts, ...screens];
}

/** What the reader's screens can do with a mail or an address that was pasted. */
function textLines(desk: Desk, text: string, go: (href: string) => void): Line[] {
  if (!isMaterial(text)) return [];
  return desk.screens.flatMap((screen): Line[] =>
    screen.fromText === undefined
      ? []
      : [
          {
            id: `text ${screen.path}`,
            group: words.paletteDo,
            title: screen.fromText,
            icon: 'edit',
            run: () => {
              handOver(text);
              go(screen.path);
            },
          },
        ],
  );
}

function recordLine(record: Found, go: (href: string) => void): Line {
  return {
    id: record.id,
    group: words.paletteRecords,
    title: record.title,
    hint: record.hint,
    icon: record.icon ?? 'file',
    run: () => go(record.href),
  };
}

/** Every word typed stands somewhere in the line. */
function matches(line: Line, text: string): boolean {
  const where = `${line.title} ${line.hint ?? ''}`.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
