import { useMemo, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { join } from '../ui/join.ts';
import { Figure } from './Figure.tsx';
import { useWidth } from './use-width.ts';
import { layOut, nodeWidth } from './sankey-layout.ts';
import type { Flow, FlowNode, PlacedFlow, PlacedNode } from './sankey-layout.ts';

export type { Flow, FlowNode } from './sankey-layout.ts';

export type SankeyProps = {
  title: string;
  under?: ReactNode;
  /** Heads of the columns, in order. */
  columns: string[];
  nodes: FlowNode[];
  /** At most 40 or so; sum up the rest as "other". */
  flows: Flow[];
  /** Ids of the nodes of one highlighted way, such as a lead's. */
  way?: string[];
  /** Heard: what the whole picture says. */
  summary: string;
  /** What a value counts: "leads". */
  unit: string;
  tools?: ReactNode;
  onNode?: (id: string) => void;
};

const firstWidth = 800;
const leastWidth = 600;
const labelRoom = 150;

/** Where it came from, by which rule, to whom, with what result. Arrow keys walk the nodes; a node lights its flows. */
export function Sankey({
  title,
  under,
  columns,
  nodes,
  flows,
  way = [],
  summary,
  unit,
  tools,
  onNode,
}: SankeyProps) {
  const { ref, width: measured } = useWidth(firstWidth);
  const width = Math.max(measured, leastWidth);
  const height = Math.max(260, Math.min(420, nodes.length * 26));
  const placed = useMemo(
    () => layOut(nodes, flows, width - labelRoom, height),
    [nodes, flows, width, height],
  );
  const [lit, setLit] = useState<string | null>(null);
  const [stop, setStop] = useState(0);
  const onWay = (flow: PlacedFlow) =>
    lit === null
      ? way.includes(flow.from.id) && way.indexOf(flow.to.id) === way.indexOf(flow.from.id) + 1
      : flow.from.id === lit || flow.to.id === lit;
  const isOn = (node: PlacedNode) => (lit === null ? way.includes(node.id) : node.id === lit);
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (stop + step + placed.nodes.length) % placed.nodes.length;
    setStop(next);
    event.currentTarget.querySelectorAll<SVGGElement>('.node')[next]?.focus();
  };
  const twin = {
    columns: [{ head: 'From' }, { head: 'To' }, { head: unit, end: true }],
    rows: placed.flows
      .toSorted((a, b) => b.value - a.value)
      .map((flow) => [flow.from.label, flow.to.label, flow.value.toLocaleString()]),
  };
  const sorted = placed.flows.toSorted((a, b) => Number(onWay(a)) - Number(onWay(b)));
  return (
    <Figure title={title} under={under} twin={twin} tools={tools} wide>
      <div ref={ref} />
      <div className="sankey-heads small quiet" aria-hidden="true">
        {columns.map((head, column) => {
          const start = placed.nodes.find((node) => node.column === column)?.x0 ?? 0;
          return (
            <span key={head} style={{ '--x': `${(start / width) * 100}%` } as CSSProperties}>
              {head}
            </span>
          );
        })}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows bubble up from the nodes */}
      <svg
        className="chart sankey"
        style={{ minInlineSize: leastWidth }}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={summary}
        onKeyDown={onKeyDown}
      >
        {sorted.map((flow) => (
          <path key={flow.id} className={join('flow', onWay(flow) && 'on')} d={flow.d}>
            <title>{`${flow.from.label} to ${flow.to.label}: ${flow.value.toLocaleString()}`}</title>
          </path>
        ))}
        {placed.nodes.map((node, position) => (
          <SankeyNode
            key={node.id}
            node={node}
            unit={unit}
            on={isOn(node)}
            stop={position === stop}
            onLit={(on) => setLit(on ? node.id : null)}
            {...(onNode ? { onOpen: () => onNode(node.id) } : {})}
          />
        ))}
      </svg>
    </Figure>
  );
}

type NodeProps = {
  node: PlacedNode;
  unit: string;
  on: boolean;
  stop: boolean;
  onLit: (on: boolean) => void;
  onOpen?: () => void;
};

function SankeyNode({ node, unit, on, stop, onLit, onOpen }: NodeProps) {
  return (
    <g
      className={join('node', on && 'on')}
      role="img"
      tabIndex={stop ? 0 : -1}
      aria-label={`${node.label}: ${node.value.toLocaleString()} ${unit}`}
      onPointerEnter={() => onLit(true)}
      onPointerLeave={() => onLit(false)}
      onFocus={() => onLit(true)}
      onBlur={() => onLit(false)}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen?.();
      }}
    >
      <rect
        x={node.x0}
        y={node.y0}
        width={nodeWidth}
        height={Math.max(1, node.y1 - node.y0)}
        rx={1}
      />
      <text className="halo" x={node.x1 + 7} y={(node.y0 + node.y1) / 2 + 4}>
        <tspan className={on ? 'b' : undefined}>{node.label}</tspan>
        <tspan className="q" dx={6}>
          {node.value.toLocaleString()}
        </tspan>
      </text>
    </g>
  );
}
