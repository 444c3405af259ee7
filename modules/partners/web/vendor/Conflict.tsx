import { Button, Dialog, Missing } from '../../../../web/ui/index.ts';
import type { Parting } from './partner-draft.ts';

/** Somebody saved meanwhile: both values stand side by side, and a person chooses. */
export function Conflict({
  name,
  parting,
  busy,
  onMine,
  onTheirs,
  onClose,
}: {
  name: string;
  parting: Parting[];
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={`${name} was changed by somebody else meanwhile`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onTheirs}>Take theirs, go on editing</Button>
          <Button main busy={busy} onClick={onMine}>
            Save mine
          </Button>
        </>
      }
    >
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
