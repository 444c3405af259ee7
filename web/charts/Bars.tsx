import type { CSSProperties, ReactNode } from 'react';
import { join } from '../ui/join.ts';
import { percent } from '../ui/Marks.tsx';
import { Figure } from './Figure.tsx';

export type BarLine = {
  id: string;
  label: ReactNode;
  value: number;
  /** As it is written at the end: "41 %", "$3,260". */
  text: string;
  /** The one that the finding is about. */
  on?: boolean;
  /** An interval around the value, drawn as a whisker and told in numbers. */
  low?: number;
  high?: number;
};

export type BarsProps = {
  title: string;
  under?: ReactNode;
  unit: string;
  lines: BarLine[];
  top?: number;
  tools?: ReactNode;
};

/** Horizontal bars on one scale from 0; grey, the one that matters in colour, its number at the end. */
export function Bars({ title, under, unit, lines, top, tools }: BarsProps) {
  const scale = top ?? (Math.max(0, ...lines.map((line) => line.high ?? line.value)) || 1);
  const twin = {
    columns: [{ head: 'Name' }, { head: unit, end: true }],
    rows: lines.map((line) => [line.label, textOf(line)]),
  };
  return (
    <Figure title={title} under={under} twin={twin} tools={tools}>
      <ul className="bars">
        {lines.map((line) => (
          <li key={line.id}>
            <span className={line.on ? 'name' : undefined}>{line.label}</span>
            <Credit
              share={line.value / scale}
              strong={line.on}
              {...(line.low === undefined || line.high === undefined
                ? {}
                : { low: line.low / scale, high: line.high / scale })}
            />
            <span className="num">{textOf(line)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** One bar on a hairline, with a whisker where there is an interval; shares of 0 to 1. */
export function Credit({
  share,
  low,
  high,
  strong,
}: {
  share: number;
  low?: number;
  high?: number;
  strong?: boolean | undefined;
}) {
  const style = {
    '--v': percent(share),
    '--a': percent(low ?? 0),
    '--b': percent(high ?? 0),
  } as CSSProperties;
  return (
    <span className={join('credit', strong && 'strong')} style={style} aria-hidden="true">
      <i />
      {low !== undefined && high !== undefined && <u />}
    </span>
  );
}

function textOf(line: BarLine): string {
  if (line.low === undefined || line.high === undefined) return line.text;
  return `${line.text}, ${line.low} to ${line.high}`;
}
