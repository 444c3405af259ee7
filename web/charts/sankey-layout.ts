import { sankey } from 'd3-sankey';
import type { SankeyLink, SankeyNode } from 'd3-sankey';

export type FlowNode = { id: string; label: string; column: number };
export type Flow = { from: string; to: string; value: number };

type Node = SankeyNode<FlowNode, Flow>;
type Link = SankeyLink<FlowNode, Flow>;
export type PlacedNode = FlowNode & {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  value: number;
};
export type PlacedFlow = { id: string; from: PlacedNode; to: PlacedNode; value: number; d: string };

export const nodeWidth = 10;

/**
 * Places nodes in their columns and flows between them as closed ribbons (d3-sankey).
 * Flows of value 0 are left out; values are counts or money of one unit.
 */
export function layOut(
  nodes: FlowNode[],
  flows: Flow[],
  width: number,
  height: number,
): { nodes: PlacedNode[]; flows: PlacedFlow[] } {
  const used = new Set(
    flows.filter((flow) => flow.value > 0).flatMap((flow) => [flow.from, flow.to]),
  );
  const graph = sankey<FlowNode, Flow>()
    .nodeId((node) => node.id)
    .nodeAlign((node, columns) => Math.min(node.column, columns - 1))
    .nodeSort(null)
    .nodeWidth(nodeWidth)
    .nodePadding(12)
    .extent([
      [0, 4],
      [width, height - 4],
    ])({
    nodes: nodes.filter((node) => used.has(node.id)).map((node) => ({ ...node })),
    links: flows
      .filter((flow) => flow.value > 0)
      .map((flow) => ({ ...flow, source: flow.from, target: flow.to })),
  });
  const placed = new Map(graph.nodes.map((node) => [node.id, placedNode(node)]));
  return {
    nodes: [...placed.values()],
    flows: graph.links.flatMap((link) => {
      const from = placed.get(link.from);
      const to = placed.get(link.to);
      return from && to
        ? [{ id: `${link.from}>${link.to}`, from, to, value: link.value, d: ribbon(link) }]
        : [];
    }),
  };
}

function placedNode({
  id,
  label,
  column,
  x0 = 0,
  x1 = 0,
  y0 = 0,
  y1 = 0,
  value = 0,
}: Node): PlacedNode {
  return { id, label, column, x0, x1, y0, y1, value };
}

function ribbon(link: Link): string {
  const source = link.source as Node;
  const target = link.target as Node;
  const half = Math.max(0.5, (link.width ?? 1) / 2);
  const [x0, x1] = [(source.x1 ?? 0) + 1, (target.x0 ?? 0) - 1];
  const [y0, y1] = [link.y0 ?? 0, link.y1 ?? 0];
  const middle = (x0 + x1) / 2;
  const f = (value: number) => value.toFixed(1);
  return (
    `M${f(x0)} ${f(y0 - half)}C${f(middle)} ${f(y0 - half)} ${f(middle)} ${f(y1 - half)} ${f(x1)} ${f(y1 - half)}` +
    `v${f(2 * half)}C${f(middle)} ${f(y1 + half)} ${f(middle)} ${f(y0 + half)} ${f(x0)} ${f(y0 + half)}z`
  );
}
