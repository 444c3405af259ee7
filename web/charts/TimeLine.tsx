import type { ReactNode } from 'react';
import { useMoments } from '../ui/When.tsx';
import { words } from '../ui/words.ts';
import { Figure } from './Figure.tsx';
import { useWidth } from './use-width.ts';

export type LaneMark = {
  id: string;
  /** RFC 3339. */
  at: string;
  label: string;
  /** Shapes differ as colours do: contact, quote or offer, registration, our own step. */
  shape: 'circle' | 'diamond' | 'square' | 'cross';
};

export type Lane = {
  id: string;
  label: string;
  tone: 'first' | 'rival' | 'plain';
  marks: LaneMark[];
};

export type TimeLineProps = {
  title: string;
  under?: ReactNode;
  lanes: Lane[];
  /** Drawn until here; today by default. */
  until?: string;
  /** Words at the dotted line of now. */
  nowWord?: string;
  /** What the shapes mean: "Circle: contact". */
  legend?: string[];
};

const firstWidth = 850;
const leastWidth = 640;
const start = 150;
const laneTall = 46;
const headRoom = 44;
const day = 86_400_000;

/** Who did what first: one lane per party, time from start to end, and the same as a list. */
export function TimeLine({
  title,
  under,
  lanes,
  until,
  nowWord = words.today,
  legend = [],
}: TimeLineProps) {
  const { now, exactly, onDay } = useMoments();
  const { ref, width: measured } = useWidth(firstWidth);
  const width = Math.max(measured, leastWidth);
  const marks = lanes.flatMap((lane) => lane.marks.map((mark) => ({ ...mark, lane: lane.label })));
  if (marks.length === 0) return <div ref={ref} />;
  const twin = {
    columns: [{ head: 'When' }, { head: 'Who' }, { head: 'What' }],
    rows: marks
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map((mark) => [exactly(mark.at), mark.lane, mark.label]),
  };
  const times = marks.map((mark) => Date.parse(mark.at));
  const first = Math.min(...times) - 2 * day;
  const end = Math.max(...times, until ? Date.parse(until) : now.getTime() + 7 * day);
  const x = (at: number) =>
    Math.round((start + ((at - first) / (end - first)) * (width - start - 20)) * 10) / 10;
  const bottom = headRoom + lanes.length * laneTall - 20;
  return (
    <Figure title={title} under={under} twin={twin} twinWord={words.showAsList} wide>
      <div ref={ref} />
      <svg
        className="chart lanes"
        style={{ minInlineSize: leastWidth }}
        viewBox={`0 0 ${width} ${bottom + 24}`}
        role="group"
        aria-label={title}
      >
        {ticks(first, end).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={20} y2={bottom} />
            <text className="q" x={x(tick)} y={bottom + 18} textAnchor="middle">
              {onDay(new Date(tick + day / 2)).replace(/^\p{L}+ /u, '')}
            </text>
          </g>
        ))}
        {lanes.map((lane, position) => (
          <LaneLine
            key={lane.id}
            lane={lane}
            y={headRoom + position * laneTall}
            x={x}
            width={width}
            say={exactly}
          />
        ))}
        {now.getTime() >= first && now.getTime() <= end && (
          <>
            <line className="now" x1={x(now.getTime())} x2={x(now.getTime())} y1={16} y2={bottom} />
            <text className="b" x={x(now.getTime())} y={11} textAnchor="middle">
              {nowWord}
            </text>
          </>
        )}
      </svg>
      {legend.length > 0 && (
        <p className="small quiet row gap-4 wrap">
          {legend.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
      )}
    </Figure>
  );
}

function LaneLine({
  lane,
  y,
  x,
  width,
  say,
}: {
  lane: Lane;
  y: number;
  x: (at: number) => number;
  width: number;
  say: (at: string) => string;
}) {
  const tone = { first: 'm-a', rival: 'm-b', plain: 'm-c' }[lane.tone];
  return (
    <g>
      <line className="lane" x1={start} x2={width - 14} y1={y} y2={y} />
      <text className={lane.tone === 'plain' ? undefined : 'b'} x={0} y={y + 4}>
        {lane.label.length > 22 ? `${lane.label.slice(0, 21)}…` : lane.label}
        <title>{lane.label}</title>
      </text>
      {lane.marks.map((mark) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- each mark can be read by keyboard
        <g
          key={mark.id}
          role="img"
          tabIndex={0}
          aria-label={`${lane.label}, ${say(mark.at)}: ${mark.label}`}
        >
          <Mark shape={mark.shape} tone={tone} cx={x(Date.parse(mark.at))} cy={y} />
          <text className="q halo" x={x(Date.parse(mark.at)) - 6} y={y - 11}>
            {mark.label}
          </text>
        </g>
      ))}
    </g>
  );
}

function Mark({
  shape,
  tone,
  cx,
  cy,
}: {
  shape: LaneMark['shape'];
  tone: string;
  cx: number;
  cy: number;
}) {
  if (shape === 'circle') return <circle className={tone} cx={cx} cy={cy} r={5.5} />;
  if (shape === 'square')
    return <rect className={tone} x={cx - 6} y={cy - 6} width={12} height={12} rx={1} />;
  if (shape === 'diamond') return <path className={tone} d={`M${cx} ${cy - 7}l7 7-7 7-7-7z`} />;
  return <path className="cross" d={`M${cx - 4} ${cy - 4}l8 8m0-8l-8 8`} />;
}

/** The first and the middle of each month; only firsts over a long time. */
function ticks(first: number, end: number): number[] {
  const found: number[] = [];
  const month = new Date(first);
  month.setUTCDate(1);
  month.setUTCHours(0, 0, 0, 0);
  const long = end - first > 120 * day;
  const step = long ? Math.ceil((end - first) / (150 * day)) : 1;
  while (month.getTime() <= end) {
    found.push(month.getTime());
    if (!long) found.push(month.getTime() + 14 * day);
    month.setUTCMonth(month.getUTCMonth() + step);
  }
  return found.filter((at) => at >= first && at <= end);
}
