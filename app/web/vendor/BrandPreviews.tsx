import type { CSSProperties, ReactNode } from 'react';
import { BrandMark, Icon } from '../../../web/ui/Icon.tsx';
import { State } from '../../../web/ui/index.ts';
import { mailColours, measureMail, pinnedProperties } from '../../../platform/brand/css.ts';
import { modes } from '../../../platform/brand/grounds.ts';
import type { Mode } from '../../../platform/brand/grounds.ts';
import { lowest, measure } from '../../../platform/brand/pairs.ts';
import type { Theme } from '../../../platform/brand/theme.ts';
import { ratio } from './brand-draft.ts';

type Seen = {
  theme: Theme;
  /** Address of the logo's picture. */
  logo: string | null;
  name: string;
};
type Least = { words: number; edges: number };

/** The brand on a desk by day and after dark, in a mail, on a phone and on the public pages, each with its contrast. */
export function BrandPreviews({
  sender,
  mailLogo,
  ...seen
}: Seen & { sender: string; mailLogo: string | null }) {
  const [day, night] = modes.map((mode) => lowest(measure(seen.theme[mode], mode)));
  if (!day || !night) return null;
  return (
    <section className="stack gap-4" aria-label="Previews">
      <div>
        <h2>How it looks</h2>
        <p className="hint">
          Each states its least contrast: at least 4.5 for words and 3 for edges, by WCAG 2.2 AA.
          Links and buttons here are only drawn.
        </p>
      </div>
      <div className="brand-previews">
        <Preview title="By day" least={day}>
          <Desk {...seen} mode="light" />
        </Preview>
        <Preview title="After dark" least={night}>
          <Desk {...seen} mode="dark" />
        </Preview>
        <Preview title="Mail" least={lowest(measureMail(mailColours(seen.theme)))}>
          <Mail {...seen} logo={mailLogo} sender={sender} />
        </Preview>
        <Preview title="Phone" least={night}>
          <Phone {...seen} />
        </Preview>
        <Preview title="Public page" least={day}>
          <PublicPage {...seen} />
        </Preview>
      </div>
    </section>
  );
}

function Preview({ title, least, children }: { title: string; least: Least; children: ReactNode }) {
  const meets = least.words >= 4.5 && least.edges >= 3;
  return (
    <figure className="stack">
      <figcaption>
        <strong className="block">{title}</strong>
        <span className="row small wrap">
          <State tone={meets ? 'good' : 'bad'}>{meets ? 'Meets AA' : 'Below AA'}</State>
          <span>
            words {ratio(least.words)}, edges {ratio(least.edges)}
          </span>
        </span>
      </figcaption>
      {children}
    </figure>
  );
}

/** A theme in one mode, for what lies within; the names of custom properties are not known to React. */
function worn(theme: Theme, mode: Mode): CSSProperties {
  return pinnedProperties(theme, mode) as CSSProperties;
}

function Desk({ theme, logo, name, mode }: Seen & { mode: Mode }) {
  return (
    <div className="brand-preview" data-theme={mode} style={worn(theme, mode)}>
      <p className="row top-line">
        <BrandMark logo={logo} />
        <strong className="clip">{name}</strong>
      </p>
      <p className="row gap-4">
        <span className="is-here">Deals</span>
        <span className="quiet">Leads</span>
      </p>
      <p className="row chosen">
        <span className="ticked" aria-hidden="true" />
        <span className="grow">Eastside, 40 saws</span>
        <span className="why">Why?</span>
      </p>
      <p>
        <span className="button main">Approve</span>
      </p>
    </div>
  );
}

function Mail({ theme, logo, sender }: Seen & { sender: string }) {
  const { solid, onSolid, edge } = mailColours(theme);
  const colours = {
    ...worn(theme, 'light'),
    '--mail': solid,
    '--on-mail': onSolid,
    '--mail-edge': edge,
  };
  return (
    <div className="brand-preview mail" data-theme="light" style={colours as CSSProperties}>
      <p className="row head">
        {logo && <img className="brand-logo" src={logo} alt="" />}
        <strong className="clip">{sender}</strong>
      </p>
      <p>
        <strong>A lead for Eastside</strong>
      </p>
      <p className="quiet small">Answer by Tue 10 Mar, 14:15.</p>
      <p>
        <span className="button act">Look at the lead</span>
      </p>
    </div>
  );
}

function Phone({ theme, logo, name }: Seen) {
  return (
    <div
      className="brand-preview phone"
      data-theme="dark"
      data-desk="partner"
      style={worn(theme, 'dark')}
    >
      <p className="row top-line">
        <BrandMark logo={logo} />
        <strong className="clip">{name}</strong>
      </p>
      <p>
        <strong>One lead waits for you</strong>
      </p>
      <p className="stack">
        <span className="button main">Accept</span>
        <span className="why">Why me?</span>
      </p>
      <p className="row between foot">
        <span className="row is-here">
          <Icon name="today" /> Today
        </span>
        <span className="row quiet">
          <Icon name="deals" /> Deals
        </span>
      </p>
    </div>
  );
}

function PublicPage({ theme, logo, name }: Seen) {
  return (
    <div
      className="brand-preview"
      data-theme="light"
      data-desk="public"
      style={worn(theme, 'light')}
    >
      <p className="row top-line">
        <BrandMark logo={logo} />
        <strong className="clip">{name}</strong>
      </p>
      <p>
        <strong>Become a partner</strong>
      </p>
      <p className="quiet">You have an answer within two working days.</p>
      <p>
        <span className="button main">Apply</span>
      </p>
    </div>
  );
}
