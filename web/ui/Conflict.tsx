import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Missing } from './Marks.tsx';
import { When } from './When.tsx';

/** Where what I typed and what somebody else saved meanwhile part, as texts. */
export type Parting = { label: string; mine: string; theirs: string };

export type ConflictProps = {
  /** The record, as people call it. */
  name: string;
  parting: Parting[];
  /** Who saved meanwhile and when, as far as it is known. */
  by?: { name: string; at: string } | undefined;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
  /** Back to what was typed. */
  onClose: () => void;
};

/** Somebody saved meanwhile: both values stand side by side, and a person chooses. */
export function Conflict({ name, parting, by, busy, onMine, onTheirs, onClose }: ConflictProps) {
  return (
    <Dialog
      title={`${name} was changed by somebody else meanwhile`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onTheirs}>Take theirs</Button>
          <Button main busy={busy} onClick={onMine}>
            Save mine
          </Button>
        </>
      }
    >
      {by && (
        <p>
          {by.name} saved it <When at={by.at} show="relative" />.
        </p>
      )}
      {parting.length === 0 ? (
        <p className="hint">Nothing that you changed is touched by it.</p>
      ) : (
        <div className="card flush">
          <table className="table two-line" aria-label="Both values">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Yours</th>
                <th scope="col">Saved meanwhile</th>
              </tr>
            </thead>
            <tbody>
              {parting.map((one) => (
                <tr key={one.label}>
                  <td>{one.label}</td>
                  <td>{one.mine || <Missing />}</td>
                  <td>{one.theirs || <Missing />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
