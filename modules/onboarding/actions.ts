import { programmeOf, workCalendarOf } from '../../platform/access/programme.ts';
import { daysOffFrom } from '../../platform/clock/holidays.ts';
import { workingDaysLater } from '../../platform/clock/working-days.ts';
import type { Call } from '../../platform/database/index.ts';
import { policiesSoFar } from '../../platform/decisions/index.ts';
import { notFound } from '../../platform/refusal/index.ts';
import {
  allPartners,
  getPartner,
  partnerStages,
  sitsNoExams,
  type PartnerRow,
} from '../partners/index.ts';
import {
  figuresOf,
  progressOn,
  stepEvents,
  type OnboardingPath,
  type OnWorkingDay,
  type StepState,
} from './path.ts';
import { pathFor, type PathVersion } from './path-for.ts';
import * as store from './store.ts';

const types = [...Object.keys(stepEvents), 'partners.joined'];

export async function ownProgress(call: Call) {
  const { organisationId } = call.actor;
  if (call.actor.side !== 'partner' || !organisationId) throw notFound();
  return progressFor(call, organisationId);
}

export async function progressFor(call: Call, partnerId: string) {
  const partner = await getPartner(call.tx, call.actor, partnerId);
  const events = await store.firstEvents(call.tx, call.actor, [partnerId], types);
  const path = pathFor(await versionsOf(call), startOf(partner, events));
  if (!path || !partnerStages.includes(partner.stage)) return { progress: null };
  const onWorkingDay = await workingDayOf(call);
  const { startedAt, states } = progressOf(call, path, partner, events, onWorkingDay);
  return {
    progress: {
      startedAt,
      done: states.filter(({ doneAt }) => doneAt !== null).length,
      steps: states.map(({ step, ...state }) => ({
        clause: step.clause,
        title: step.title,
        why: step.why,
        doneBy: step.doneBy,
        href: step.href,
        owner: step.owner ?? 'partner.admin',
        guide: step.guide ?? null,
        link: step.link ?? null,
        ...state,
      })),
    },
  };
}

/** Where partners stall, over those that joined within so many days and have somebody who could take a step. */
export async function figures(call: Call, days: number) {
  const path = (await versionsOf(call)).at(-1)?.document;
  if (!path) return { partners: 0, finished: 0, steps: [], stalled: [] };
  const progress = await progressOfAll(call, days);
  return {
    partners: progress.length,
    finished: progress.filter(({ states }) => states.at(-1)?.doneAt).length,
    steps: figuresOf(path, progress),
    stalled: progress
      .flatMap(({ partner, states }) => {
        const late = states.find(({ overdue }) => overdue);
        return late ? [stalled(partner, late)] : [];
      })
      .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
      .slice(0, 100),
  };
}

/** How far each partner with access has come on the path that it walks, or on a draft. */
export async function progressOfAll(call: Call, days: number, draft?: OnboardingPath) {
  const versions = draft ? [] : await versionsOf(call);
  const since = new Date(call.now.getTime() - days * 86_400_000).toISOString();
  const withPeople = await store.partnersWithPeople(call.tx, call.actor);
  const partners = (await allPartners(call.tx, call.actor)).filter(
    ({ id, stage }) => partnerStages.includes(stage) && withPeople.has(id),
  );
  const ids = partners.map(({ id }) => id);
  const events = await store.firstEvents(call.tx, call.actor, ids, types);
  const onWorkingDay = await workingDayOf(call);
  return partners
    .filter((partner) => startOf(partner, events) >= since)
    .flatMap((partner) => {
      const path = draft ?? pathFor(versions, startOf(partner, events));
      return path ? [{ partner, ...progressOf(call, path, partner, events, onWorkingDay) }] : [];
    });
}

function stalled({ id, name }: PartnerRow, { step, dueAt }: StepState) {
  return { partnerId: id, partnerName: name, clause: step.clause, title: step.title, dueAt };
}

function progressOf(
  call: Call,
  path: OnboardingPath,
  partner: PartnerRow,
  events: store.FirstEvents,
  onWorkingDay: OnWorkingDay,
) {
  const firstAt = events.get(partner.id) ?? {};
  const startedAt = startOf(partner, events);
  const { roles } = partner;
  const walker = { roles, startedAt, sitsNoExams: sitsNoExams(roles) };
  return {
    startedAt,
    states: progressOn(path, walker, firstAt, call.now, onWorkingDay),
  };
}

function startOf({ id, createdAt }: PartnerRow, events: store.FirstEvents): string {
  return events.get(id)?.['partners.joined'] ?? createdAt;
}

/** By the zone, holidays and closed days of the programme. */
async function workingDayOf(call: Call): Promise<OnWorkingDay> {
  const programme = await programmeOf(call);
  const isOff = await daysOffFrom(workCalendarOf(programme), call.now);
  return (at) =>
    workingDaysLater(new Date(at.getTime() - 86_400_000), 1, programme.timeZone, isOff);
}

/** Every path that came into force so far, the oldest first. */
function versionsOf(call: Call): Promise<PathVersion[]> {
  return policiesSoFar<OnboardingPath>(call, 'onboarding.path');
}
