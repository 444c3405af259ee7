import type { KeyboardEvent } from 'react';
import type { OnboardingPath, Step } from '../../path.ts';
import type { Figures } from '../client.ts';
import { sayRoles } from '../words.ts';
import { columnsOf, lanesOf, moved, withStep } from './path-draft.ts';
import './path-canvas.css';

type StepFigures = Figures['steps'][number];
type Props = {
  path: OnboardingPath;
  figures: readonly StepFigures[];
  chosen: string;
  onChoose: (clause: string) => void;
  /** Missing for those who only read. */
  onPath: ((path: OnboardingPath) => void) | undefined;
};

const wide = 220;
const high = 112;

/** Lanes of roles with the steps in them, and arrows from each step to those that wait for it; a list on a phone. */
export function PathCanvas(props: Props) {
  const { path } = props;
  const places = placesOf(path.steps);
  const lanes = lanesOf(path.steps);
  const rows = lanes.map((lane) => laneRows(path.steps, lane));
  const width = (Math.max(...columnsOf(path.steps).values()) + 1) * wide;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div className="path-canvas" tabIndex={0} role="group" aria-label="Canvas of the path">
      <div className="path-lanes" style={{ minInlineSize: width }}>
        <Arrows steps={path.steps} places={places} width={width} rows={sum(rows)} />
        {lanes.map((lane, at) => (
          <Lane key={lane.join()} lane={lane} rows={rows[at] ?? 1} places={places} {...props} />
        ))}
      </div>
      <p className="hint only-wide">
        Drag a step into another lane, or press Alt with an arrow key up or down.
      </p>
    </div>
  );
}

function nameOf(lane: string[]): string {
  return lane.length === 0 ? 'Everybody' : sayRoles(lane);
}

function Lane({
  lane,
  rows,
  places,
  ...props
}: Props & { lane: string[]; rows: number; places: Places }) {
  const { path, onPath } = props;
  const drop = (clause: string) => {
    if (path.steps.at(-1)?.clause !== clause) onPath?.(withStep(path, clause, { roles: lane }));
  };
  const steps = path.steps.filter(({ roles }) => roles.join() === lane.join());
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping has its twin by keyboard, Alt with an arrow key
    <section
      className="path-lane"
      aria-label={nameOf(lane)}
      style={{ minBlockSize: rows * high }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => drop(event.dataTransfer.getData('text/plain'))}
    >
      <h2 className="minor">{nameOf(lane)}</h2>
      {steps.map((step) => (
        <Node key={step.clause} step={step} place={places.get(step.clause)} {...props} />
      ))}
    </section>
  );
}

function Node({
  step,
  place,
  path,
  figures,
  chosen,
  onChoose,
  onPath,
}: Props & { step: Step; place: { x: number; row: number } | undefined }) {
  const found = figures.find(({ clause }) => clause === step.clause);
  const move = (event: KeyboardEvent) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    onChoose(step.clause);
    onPath?.(moved(path, step.clause, event.key === 'ArrowUp' ? -1 : 1));
    // In another lane it is another button: whoever moves on by keyboard stays on the step.
    requestAnimationFrame(() => buttonOf(step.clause)?.focus());
  };
  return (
    <button
      type="button"
      className="path-node"
      data-clause={step.clause}
      aria-pressed={step.clause === chosen}
      draggable={onPath !== undefined}
      style={{ insetInlineStart: place?.x, insetBlockStart: (place?.row ?? 0) * high + 36 }}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', step.clause)}
      onClick={() => onChoose(step.clause)}
      onKeyDown={move}
    >
      <strong>{step.title}</strong>
      {found?.days && <span className="small quiet">Median days: {found.days.median}</span>}
      {found && found.overdue > 0 && <span className="small problem">Late: {found.overdue}</span>}
    </button>
  );
}

function buttonOf(clause: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.path-node[data-clause="${CSS.escape(clause)}"]`);
}

function Arrows({
  steps,
  places,
  width,
  rows,
}: {
  steps: readonly Step[];
  places: Places;
  width: number;
  rows: number;
}) {
  return (
    <svg className="path-arrows" width={width} height={rows * high} aria-hidden="true">
      <defs>
        <marker id="path-arrow" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" />
        </marker>
      </defs>
      {steps.flatMap((step) =>
        (step.after ?? []).map((clause) => {
          const from = places.get(clause);
          const to = places.get(step.clause);
          if (!from || !to) return null;
          const [x1, y1] = [from.x + wide - 24, from.y * high + 66];
          const [x2, y2] = [to.x, to.y * high + 66];
          const d = `M${x1} ${y1} C${x1 + 24} ${y1} ${x2 - 24} ${y2} ${x2 - 2} ${y2}`;
          return <path key={clause + step.clause} d={d} markerEnd="url(#path-arrow)" />;
        }),
      )}
    </svg>
  );
}

type Places = Map<string, { x: number; row: number; y: number }>;

/** Where each step stands: its column, its row within the lane, and its row over all lanes. */
function placesOf(steps: readonly Step[]): Places {
  const columns = columnsOf(steps);
  const places: Places = new Map();
  let above = 0;
  for (const lane of lanesOf(steps)) {
    const taken = new Map<number, number>();
    for (const { clause, roles } of steps) {
      if (roles.join() !== lane.join()) continue;
      const column = columns.get(clause) ?? 0;
      const row = taken.get(column) ?? 0;
      taken.set(column, row + 1);
      places.set(clause, { x: column * wide, row, y: above + row });
    }
    above += laneRows(steps, lane);
  }
  return places;
}

function laneRows(steps: readonly Step[], lane: readonly string[]): number {
  const columns = columnsOf(steps);
  const taken = steps
    .filter(({ roles }) => roles.join() === lane.join())
    .map(({ clause }) => columns.get(clause));
  return Math.max(1, ...taken.map((one) => taken.filter((other) => other === one).length));
}

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
