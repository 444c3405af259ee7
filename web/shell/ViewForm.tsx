import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '../client/index.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field, Input } from '../ui/Field.tsx';
import { ErrorState } from '../ui/States.tsx';
import { toast } from '../ui/toast-list.ts';
import type { ColumnName } from './columns.ts';
import { useSession } from './context.ts';
import type { ListUrl } from './list-url.ts';
import { hrefOfView, useViewActs } from './views.ts';
import type { SavedView } from './views.ts';

type Props = {
  list: string;
  query: string;
  /** The view to change; a new one without. */
  view: SavedView | undefined;
  /** Choose columns instead. */
  columns: ColumnName[] | undefined;
  url: ListUrl;
  onClose: () => void;
};

/** Saves, renames, shares or deletes a view, or chooses the columns that it keeps. */
export function ViewForm({ columns, ...props }: Props) {
  if (columns) return <ColumnChoice columns={columns} url={props.url} onClose={props.onClose} />;
  if (props.view && !props.view.mine) return <OfColleague {...props} view={props.view} />;
  return <OwnView {...props} />;
}

function OwnView({ list, query, view, onClose }: Omit<Props, 'columns'>) {
  const { actor } = useSession();
  const { history } = useRouter();
  const { save, remove, choose } = useViewActs(list);
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [first, setFirst] = useState(view?.isDefault ?? false);
  const taken = save.error instanceof Problem && save.error.code === 'views.name-taken';
  const failed = [taken ? null : save.error, remove.error, choose.error].find((error) => error);
  const submit = async () => {
    const draft = { name: name.trim(), shared, query: view ? view.query : query };
    const saved = await save.mutateAsync({ view, draft });
    if (first !== (view?.isDefault ?? false)) await choose.mutateAsync(first ? saved.id : null);
    if (!view) history.replace(hrefOfView(saved));
    toast(`The view “${saved.name}” is saved`);
    onClose();
  };
  return (
    <Dialog title={view ? 'Change this view' : 'Save this view'} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          // What fails stands beneath the form.
          submit().catch(() => undefined);
        }}
      >
        <Field
          label="Name"
          error={taken ? 'You have a view of this name. Choose another.' : undefined}
        >
          <Input
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Checkbox
          label={`Everybody at ${actor.organisationName} sees it`}
          hint="Nobody outside of it does."
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <Checkbox
          label="This list opens with it for me"
          checked={first}
          onChange={(event) => setFirst(event.target.checked)}
        />
        {failed && <ErrorState title="The view was not saved" problem={failed} />}
        <div className="row between">
          <Button main type="submit" busy={save.isPending || choose.isPending}>
            Save view
          </Button>
          {view && (
            <Button
              danger
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(view, {
                  onSuccess: () => {
                    toast(`The view “${view.name}” is deleted`);
                    history.push(list);
                    onClose();
                  },
                })
              }
            >
              Delete view
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** A colleague's view: opened first or not, and taken away by an administrator. */
function OfColleague({
  list,
  view,
  onClose,
}: Omit<Props, 'view' | 'columns'> & { view: SavedView }) {
  const { actor } = useSession();
  const { history } = useRouter();
  const { remove, choose } = useViewActs(list);
  const failed = remove.error ?? choose.error;
  return (
    <Dialog title={view.name} onClose={onClose}>
      <div className="form">
        <p className="hint">A colleague shares this view. Save your own to change it.</p>
        <Checkbox
          label="This list opens with it for me"
          checked={view.isDefault}
          disabled={choose.isPending}
          onChange={(event) => choose.mutate(event.target.checked ? view.id : null)}
        />
        {failed && <ErrorState title="That was not saved" problem={failed} />}
        {actor.kind.endsWith('.admin') && (
          <Button
            danger
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(view, {
                onSuccess: () => {
                  history.push(list);
                  onClose();
                },
              })
            }
          >
            Delete it for everybody
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function ColumnChoice({
  columns,
  url,
  onClose,
}: {
  columns: ColumnName[];
  url: ListUrl;
  onClose: () => void;
}) {
  const all = columns.slice(1).map(({ id }) => id);
  const asked = url.search.columns?.split(',');
  const [shown, setShown] = useState(new Set(asked ?? all));
  const toggle = (id: string) => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    setShown(next);
  };
  return (
    <Dialog title="Choose columns" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = all.filter((id) => shown.has(id));
          url.set(
            'columns',
            chosen.length === all.length ? undefined : [columns[0]?.id, ...chosen].join(','),
          );
          onClose();
        }}
      >
        {columns.slice(1).map(({ id, head }) => (
          <Checkbox key={id} label={head} checked={shown.has(id)} onChange={() => toggle(id)} />
        ))}
        <Button main type="submit">
          Show these columns
        </Button>
      </form>
    </Dialog>
  );
}
