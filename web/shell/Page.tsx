import { useMatches } from '@tanstack/react-router';
import { Fragment, useEffect } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { useDesk } from './context.ts';
import { placeLinks } from './places.ts';
import { Topbar } from './Topbar.tsx';

export type Crumb = { href: string; label: string };

export type PageProps = {
  title: string;
  /** Steps between the place and this page; the place itself comes by itself. */
  crumbs?: Crumb[];
  /** Quiet words after the title: how many, where. */
  aside?: ReactNode;
  /** A `Pill` beside the title. */
  state?: ReactNode;
  /** Buttons at the end of the head. */
  acts?: ReactNode;
  /** Partner side: the sentence beneath the title. */
  lead?: ReactNode;
  children: ReactNode;
};

/**
 * One screen: its head and its content. On the vendor side the content fills the desk beneath the top bar
 * (`<Tabs>`, `<div className="toolbar">`, `<div className="split">` or `<div className="scroll pad">`);
 * on the partner side it is one calm column.
 */
export function Page({ title, crumbs = [], aside, state, acts, lead, children }: PageProps) {
  const { session } = useDesk();
  useEffect(() => {
    document.title = `${title} · ${session.programme.name}`;
  }, [title, session.programme.name]);
  if (session.actor.side === 'partner') {
    return (
      <div className="partner-page">
        <div className="row between wrap">
          <div className="partner-head">
            <Crumbs crumbs={crumbs} />
            <div className="row wrap">
              <h1>{title}</h1>
              {state}
            </div>
            {lead && <p className="quiet">{lead}</p>}
          </div>
          {acts && <div className="row">{acts}</div>}
        </div>
        {children}
      </div>
    );
  }
  return (
    <>
      <Topbar acts={acts}>
        <PlaceCrumbs title={title} crumbs={crumbs} />
        <h1 title={title}>{title}</h1>
        {state}
        {aside && <span className="aside">{aside}</span>}
      </Topbar>
      {children}
    </>
  );
}

function PlaceCrumbs({ title, crumbs }: { title: string; crumbs: Crumb[] }) {
  const { screens } = useDesk();
  const screen = useMatches({ select: (matches) => matches.at(-1)?.staticData.screen });
  const place = placeLinks('vendor', screens).find((link) => link.place === screen?.place);
  const first = place && place.label !== title ? [{ href: place.href, label: place.label }] : [];
  return <Crumbs crumbs={[...first, ...crumbs]} trailing />;
}

function Crumbs({ crumbs, trailing }: { crumbs: Crumb[]; trailing?: boolean }) {
  if (crumbs.length === 0) return null;
  return (
    <nav className="crumb" aria-label="Breadcrumbs">
      {crumbs.map((crumb, position) => (
        <Fragment key={crumb.href}>
          <Link href={crumb.href}>{crumb.label}</Link>
          {(trailing || position < crumbs.length - 1) && <Icon name="right" />}
        </Fragment>
      ))}
    </nav>
  );
}

/** The one main act of a form: at its place on a desk, in the bar at the bottom on a phone. */
export function MainAct({ children }: { children: ReactNode }) {
  return <div className="main-act">{children}</div>;
}
