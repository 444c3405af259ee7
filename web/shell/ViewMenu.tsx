import { useMatch, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Notice } from '../ui/States.tsx';
import type { ColumnName } from './columns.ts';
import type { ListUrl } from './list-url.ts';
import { useShortcut } from './shortcuts.ts';
import { asksTheSame, hrefOfView, lastingQuery, useViewActs, useViews } from './views.ts';
import type { SavedView } from './views.ts';

const ViewForm = lazy(() =>
  import('./ViewForm.tsx').then((module) => ({ default: module.ViewForm })),
);

type Props = {
  url: ListUrl;
  /** Columns among which the reader may choose; the first always stays. */
  columns?: ColumnName[] | undefined;
};

/** The saved views of a list: open one, save this one, share it, begin with it. The key v opens the menu. */
export function ViewMenu({ url, columns }: Props) {
  // The screen's own path: the address is another already while the next screen is fetched.
  const list = useMatch({ strict: false, select: (match) => match.pathname });
  const { history } = useRouter();
  const views = useViews(list);
  const opener = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState<'new' | 'change' | 'columns' | null>(null);
  const open = useCallback(() => opener.current?.click(), []);
  useShortcut('v', 'Views of this list', open);
  const present = lastingQuery(url.search);
  const current = views.data?.find((view) => view.id === url.search.saved);
  const changed = current !== undefined && !asksTheSame(current.query, present);
  useOpening(views.data, url);
  const go = (view: SavedView) => history.push(hrefOfView(view));
  return (
    <>
      <Menu
        opener={opener}
        label="Views of this list"
        className="button plain"
        button={
          <>
            <Icon name="columns" />
            <span className="clip view-name">{sayButton(current, changed)}</span>
          </>
        }
      >
        <ViewLines views={views.data ?? []} current={current} go={go} />
        {url.search.saved && (
          <button type="button" onClick={() => history.push(list)}>
            <span className="grow">Leave the view</span>
          </button>
        )}
        <hr />
        {current?.mine && changed && <SaveChanges view={current} query={present} list={list} />}
        {current && changed && (
          <button type="button" onClick={() => go(current)}>
            Go back to the view as saved
          </button>
        )}
        {current && (
          <button type="button" onClick={() => setEditing('change')}>
            {current.mine ? 'Rename, share or delete' : 'More about this view'}
          </button>
        )}
        <button type="button" onClick={() => setEditing('new')}>
          Save as a new view
        </button>
        {columns && (
          <button type="button" onClick={() => setEditing('columns')}>
            Choose columns
          </button>
        )}
      </Menu>
      <Suspense>
        {editing && (
          <ViewForm
            list={list}
            query={present}
            view={editing === 'change' ? current : undefined}
            columns={editing === 'columns' ? columns : undefined}
            url={url}
            onClose={() => setEditing(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** Said when the address names a view that is not the reader's to see, or is gone. */
export function MissingView({ url }: { url: ListUrl }) {
  // The screen's own path: the address is another already while the next screen is fetched.
  const list = useMatch({ strict: false, select: (match) => match.pathname });
  const views = useViews(list);
  const { saved } = url.search;
  if (!saved || !views.isSuccess || views.data.some((view) => view.id === saved)) return null;
  return (
    <Notice title="The view in this address is not here">
      It was deleted or is not shared with you. You see what the address itself asks for.
    </Notice>
  );
}

function sayButton(current: SavedView | undefined, changed: boolean): string {
  if (!current) return 'Views';
  return changed ? `${current.name}, changed` : current.name;
}

type LinesProps = {
  views: SavedView[];
  current: SavedView | undefined;
  go: (view: SavedView) => void;
};

function ViewLines({ views, current, go }: LinesProps) {
  if (views.length === 0)
    return <p className="hint">No view is saved yet. Filter and sort, then save it here.</p>;
  return views.map((view) => (
    <button
      key={view.id}
      type="button"
      aria-current={view === current || undefined}
      onClick={() => go(view)}
    >
      <span className="grow clip">{view.name}</span>
      {view.isDefault && <span className="small quiet">opens first</span>}
      {view.shared && <Icon name="partners" />}
      {view.shared && <span className="sr">shared</span>}
    </button>
  ));
}

function SaveChanges({ view, query, list }: { view: SavedView; query: string; list: string }) {
  const { save } = useViewActs(list);
  const { name, shared } = view;
  return (
    <Button
      plain
      busy={save.isPending}
      onClick={() => save.mutate({ view, draft: { name, shared, query } })}
    >
      Save the changes to this view
    </Button>
  );
}

/** A bare address opens with the reader's default view, and one that names a view alone opens that view. */
function useOpening(views: SavedView[] | undefined, url: ListUrl): void {
  const { history } = useRouter();
  const done = useRef(false);
  useEffect(() => {
    if (!views || done.current) return;
    done.current = true;
    if (lastingQuery(url.search) !== '') return;
    const view = views.find((one) =>
      url.search.saved ? one.id === url.search.saved : one.isDefault && !url.search.open,
    );
    if (view && (view.query !== '' || !url.search.saved)) history.replace(hrefOfView(view));
  }, [views, url, history]);
}
