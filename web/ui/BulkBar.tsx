import { IconButton } from './Button.tsx';
import type { Selection } from './table-types.ts';
import { words } from './words.ts';

/** Floats above the end of the list while something is selected. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { ids, count = ids.size, onChange, acts, matching, onSelectMatching } = selection;
  return (
    <div className="bulk" role="toolbar" aria-label={words.selected(count)}>
      <strong>{words.selected(count)}</strong>
      {matching !== undefined && matching > count && onSelectMatching && (
        <button type="button" className="link quiet" onClick={onSelectMatching}>
          {words.selectMatching(matching)}
        </button>
      )}
      {acts && <span className="sep" />}
      {acts}
      <span className="sep" />
      <IconButton icon="close" label={words.clearSelection} onClick={() => onChange(new Set())} />
    </div>
  );
}
