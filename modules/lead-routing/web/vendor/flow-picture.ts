import type { Flow, FlowNode } from '../../../../web/charts/index.ts';
import type { Lead, LeadFlow } from '../client.ts';
import { results, saySource } from './words.ts';

/** How many partners stand by name; the others are one node, so that the picture stays readable. */
const named = 6;

export type FlowPicture = { nodes: FlowNode[]; flows: Flow[] };

/** Source, clause, partner asked first, result: the flows of a period as nodes and ribbons. */
export function pictureOf(flow: LeadFlow, clauseText: (clause: string) => string): FlowPicture {
  const byPartner = totals(flow, (one) => one.partnerId ?? 'nobody');
  const asked = [...byPartner].filter(([id]) => id !== 'nobody');
  const top = asked
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, named)
    .map(([id]) => id);
  const rest = asked.length - top.length;
  const partnerNode = (one: LeadFlow['flows'][number]) =>
    one.partnerId === null
      ? 'p:nobody'
      : top.includes(one.partnerId)
        ? `p:${one.partnerId}`
        : 'p:rest';
  const nodes = new Map<string, FlowNode>();
  const flows = new Map<string, Flow>();
  const put = (id: string, label: string, column: number) => {
    if (!nodes.has(id)) nodes.set(id, { id, label, column });
    return id;
  };
  const add = (from: string, to: string, value: number) => {
    const known = flows.get(`${from}>${to}`);
    if (known) known.value += value;
    else flows.set(`${from}>${to}`, { from, to, value });
  };
  for (const one of flow.flows) {
    const partner = partnerNode(one);
    const label =
      partner === 'p:nobody'
        ? 'No partner'
        : partner === 'p:rest'
          ? `${rest} other partners`
          : one.partnerName;
    const source = put(`s:${one.source}`, saySource(one.source), 0);
    const clause = put(`c:${one.clause}`, short(clauseText(one.clause), 30), 1);
    put(partner, label, 2);
    const result = put(`r:${one.result}`, results[one.result] ?? one.result, 3);
    add(source, clause, one.leads);
    add(clause, partner, one.leads);
    add(partner, result, one.leads);
  }
  const size = (id: string) =>
    [...flows.values()].reduce(
      (sum, one) => sum + (one.to === id || one.from === id ? one.value : 0),
      0,
    );
  const ordered = [...nodes.values()].toSorted(
    (a, b) => Number(isRest(a.id)) - Number(isRest(b.id)) || size(b.id) - size(a.id),
  );
  return { nodes: ordered, flows: [...flows.values()] };
}

/** The way that one lead went, found again among the flows; empty where its period is not shown. */
export function wayOf(lead: Lead, flow: LeadFlow, picture: FlowPicture): string[] {
  const { offer } = lead;
  const asked = offer === null ? null : offer.attempt === 1 ? offer.partnerId : undefined;
  const went = flow.flows.find(
    (one) =>
      one.source === lead.source &&
      (asked === undefined || one.partnerId === asked) &&
      (offer?.status !== 'open' || one.result === 'waiting') &&
      (lead.status !== 'inbox' || one.result === 'inbox') &&
      (offer?.status !== 'accepted' || one.result.startsWith('accepted')),
  );
  if (!went) return [];
  const partner = went.partnerId === null ? 'p:nobody' : `p:${went.partnerId}`;
  const isShown = picture.nodes.some((node) => node.id === partner);
  return [`s:${went.source}`, `c:${went.clause}`, isShown ? partner : 'p:rest', `r:${went.result}`];
}

function isRest(id: string): boolean {
  return id === 'p:rest' || id === 'p:nobody';
}

function totals(flow: LeadFlow, keyOf: (one: LeadFlow['flows'][number]) => string) {
  const found = new Map<string, number>();
  for (const one of flow.flows) found.set(keyOf(one), (found.get(keyOf(one)) ?? 0) + one.leads);
  return found;
}

function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
