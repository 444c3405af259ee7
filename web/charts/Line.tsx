import type { ReactNode } from 'react';
import { Figure } from './Figure.tsx';
import { useWidth } from './use-width.ts';

export type LinePoint = {
  /** Time in milliseconds. */
  at: number;
  value: number;
  /** For the future: the band around it. */
  low?: number;
  high?: number;
};

export type LineProps = {
  title: string;
  under?: ReactNode;
  /** What has happened, oldest first; the last point is now. */
  points: LinePoint[];
  /** What is expected: dashed within a band. */
  future?: LinePoint[];
  say: (value: number) => string;
  sayAt: (at: number) => string;
  /** Word beneath the point of now. */
  nowWord?: string;
  /** Without a frame: the finding stands elsewhere (heard all the same). */
  bare?: boolean;
};

const firstWidth = 358;
const height = 96;
const top = 6;
/** So that the dot of now is whole where the line ends. */
const dot = 4;
const room = dot + 1;

/** One line over time from 0, the future dashed within a band; its ends are labelled beneath. */
export function Line(props: LineProps) {
  if (props.bare) return <LinePicture {...props} />;
  const { title, under, points, future = [], say, sayAt } = props;
  const twin = {
    columns: [{ head: 'Date' }, { head: 'Value', end: true }],
    rows: [...points, ...future].map((point) => [sayAt(point.at), say(point.value)]),
  };
  return (
    <Figure title={title} under={under} twin={twin}>
      <LinePicture {...props} />
    </Figure>
  );
}

function LinePicture({ title, points, future = [], sayAt, nowWord = 'Today' }: LineProps) {
  const { ref, width } = useWidth(firstWidth);
  const all = [...points, ...future];
  const [first] = points;
  const last = points.at(-1);
  const end = all.at(-1);
  if (!first || !last || !end) return <div ref={ref} />;
  const most = Math.max(1, ...all.map((point) => point.high ?? point.value));
  const x = (at: number) =>
    end.at === first.at ? 0 : ((at - first.at) / (end.at - first.at)) * (width - room);
  const y = (value: number) => height - (value / most) * (height - top);
  const way = (line: { at: number; value: number }[]) =>
    line.map((point) => `${round(x(point.at))},${round(y(point.value))}`).join(' ');
  const band = [last, ...future].map((point) => ({
    at: point.at,
    value: point.high ?? point.value,
  }));
  const floor = [last, ...future]
    .map((point) => ({ at: point.at, value: point.low ?? point.value }))
    .toReversed();
  const nearEnd = x(last.at) > width - 60;
  return (
    <div ref={ref}>
      <svg className="chart" viewBox={`0 0 ${width} ${height + 26}`} role="img" aria-label={title}>
        <line className="axis" x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} />
        {future.length > 0 && <polygon className="band" points={`${way(band)} ${way(floor)}`} />}
        {future.length > 0 && <polyline className="future" points={way([last, ...future])} />}
        <polyline className="line" points={way(points)} />
        <circle className="dot" cx={round(x(last.at))} cy={round(y(last.value))} r={dot} />
        <text className="q" x={0} y={height + 18}>
          {sayAt(first.at)}
        </text>
        <text
          className="b"
          x={round(x(last.at))}
          y={height + 18}
          textAnchor={nearEnd ? 'end' : 'middle'}
        >
          {nowWord}
        </text>
        {!nearEnd && end !== last && (
          <text className="q" x={width} y={height + 18} textAnchor="end">
            {sayAt(end.at)}
          </text>
        )}
      </svg>
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
