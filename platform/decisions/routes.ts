import { bindRoutes } from '../http/index.ts';
import { notFound } from '../refusal/index.ts';
import { answerAppeal, appeal, appealsAgainst, listAppeals } from './appeals.ts';
import { contract } from './contract.ts';
import type { Decision } from './decision.ts';
import { policyRoutes } from './policy-routes.ts';
import { mayAppeal, plainSentence } from './rules.ts';
import {
  findDecision,
  findTelling,
  listDecisions,
  listPartyTellings,
  listTellings,
  type ToldDecision,
} from './store.ts';

const decisionRoutes = bindRoutes(contract, {
  'GET /decisions': async (call) => {
    if (call.actor.side === 'vendor') {
      const page = await listDecisions(call, call.query);
      return { ...page, data: page.data.map(fullTelling) };
    }
    const page = await listTellings(call, call.query);
    return { ...page, data: page.data.map((told) => tellOwn(told, call.now)) };
  },
  'GET /decisions/{id}': async (call) => {
    const { tx, actor, now, params } = call;
    if (actor.side === 'vendor') {
      const decision = await findDecision(tx, actor, params.id);
      if (!decision) throw notFound();
      const parties = await listPartyTellings(tx, actor, params.id);
      return { ...fullTelling(decision), parties, appeals: await appealsAgainst(call, params.id) };
    }
    const told = await findTelling(tx, actor, params.id);
    if (!told) throw notFound();
    return tellOwn(told, now);
  },
  'POST /decisions/{id}/appeal': (call) => appeal(call, call.params.id, call.body.statement),
  'GET /appeals': (call) => listAppeals(call, call.query),
  'POST /appeals/{id}/answer': (call) =>
    answerAppeal(call, call.params.id, call.body.outcome, call.body.statement),
});

export const routes = [...decisionRoutes, ...policyRoutes];

function fullTelling({ subjectId, explanation, parties: _, ...decision }: Decision) {
  const sentences = explanation.vendor ?? [];
  return {
    ...decision,
    telling: 'full' as const,
    subject: subjectId,
    explanation:
      sentences.length > 0
        ? sentences
        : [plainSentence(decision.outcome, decision.policy?.clause?.text)],
  };
}

function tellOwn(told: ToldDecision, now: Date) {
  return { ...told, telling: 'own' as const, mayAppeal: mayAppeal(told, now) };
}
