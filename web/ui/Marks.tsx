import type { CSSProperties, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { join } from './join.ts';
import { words } from './words.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';
const toneIcon: Record<Tone, IconName> = {
  plain: 'clock',
  good: 'check',
  warn: 'clock',
  bad: 'close',
  info: 'info',
};

export type StateProps = { tone?: Tone; icon?: IconName; children: ReactNode };

/** Colour, icon and word together. A clock is `warn`; `bad` is for refused, broken, lost; good health stays `plain`. */
export function State({ tone = 'plain', icon, children }: StateProps) {
  return (
    <span className={join('state', tone !== 'plain' && tone)}>
      <Icon name={icon ?? toneIcon[tone]} />
      {children}
    </span>
  );
}

/** The same, filled, for the one state of a whole record beside its title. */
export function Pill({ tone = 'plain', icon, children }: StateProps) {
  return (
    <span className={join('pill', tone !== 'plain' && tone)}>
      {(icon || tone !== 'plain') && <Icon name={icon ?? toneIcon[tone]} />}
      {children}
    </span>
  );
}

/** Steps of a ladder: `level` of `steps` lit, with the tier's name. */
export function Tier({
  level,
  steps = 4,
  children,
}: {
  level: number;
  steps?: number;
  children: ReactNode;
}) {
  return (
    <span className="tier">
      <i aria-hidden="true">
        {Array.from({ length: steps }, (_, step) => (
          // oxlint-disable-next-line react/no-array-index-key -- the steps are positions
          <b key={step} className={step < level ? 'on' : undefined} />
        ))}
      </i>
      {children}
    </span>
  );
}

export type BarProps = {
  /** 0 to 1. */
  share: number;
  /** 0 to 1: an upright mark, what is asked. */
  mark?: number | undefined;
  tone?: 'plain' | 'strong' | 'rival' | 'good' | 'warn' | 'bad';
  /** Heard instead of the bar; left out where the figure stands beside it. */
  label?: string;
};

export function Bar({ share, mark, tone = 'plain', label }: BarProps) {
  const style = {
    '--v': percent(share),
    ...(mark === undefined ? {} : { '--m': percent(mark) }),
  } as CSSProperties;
  const heard =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return (
    <span className={join('bar', tone !== 'plain' && tone)} style={style} {...heard}>
      <i />
      {mark !== undefined && <b />}
    </span>
  );
}

/** A figure with its bar, for a table cell. */
export function CellBar({ figure, ...bar }: BarProps & { figure: ReactNode }) {
  return (
    <span className="cell-bar">
      <span className="num">{figure}</span>
      <Bar {...bar} />
    </span>
  );
}

/** Up to eight small columns, the latest darker. `label` says the figures. */
export function MiniBars({ values, label }: { values: number[]; label: string }) {
  const top = Math.max(...values, 0) || 1;
  return (
    <span className="quarters" role="img" aria-label={label}>
      {values.map((value, position) => (
        // oxlint-disable-next-line react/no-array-index-key -- the columns are positions in time
        <i key={position} style={{ '--v': percent(Math.max(0, value) / top) } as CSSProperties} />
      ))}
    </span>
  );
}

/** Two letters for an organisation or a person; the name stands beside it or is its `title`. */
export function Monogram({
  name,
  person,
  large,
  medium,
}: {
  name: string;
  person?: boolean;
  large?: boolean;
  medium?: boolean;
}) {
  return (
    <span
      className={join('monogram', person && 'person', large && 'large', medium && 'medium')}
      aria-hidden="true"
    >
      {initials(name, person)}
    </span>
  );
}

/** First and last of a person, the first two words of an organisation. */
export function initials(name: string, person = false): string {
  const parts = name.split(/[\s&.-]+/).filter((part) => /^\p{L}|\p{N}/u.test(part));
  const [first = '?'] = parts;
  const last = (person ? parts.at(-1) : parts[1]) ?? '';
  const letters =
    parts.length > 1
      ? Array.from(first).slice(0, 1).concat(Array.from(last).slice(0, 1))
      : Array.from(first).slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** A missing value is a dash, never 0. */
export function Missing() {
  return <span className="faint">{words.missing}</span>;
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd>{children}</kbd>;
}

export function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
}
