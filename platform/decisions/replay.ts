import { sql } from 'kysely';
import type { Call } from '../database/index.ts';
import type { Choice, Decision } from './decision.ts';
import { sameChoice } from './rules.ts';
import { decisionsAfter } from './store.ts';

/** Puts a decision's kept facts through its policy version again; see versionsOf, populationOf, publishedPolicy. */
export type Replay = (call: Call, decision: Decision) => Promise<Choice> | Choice;

export type ReplayReport = {
  /** Decisions whose rule was asked again. */
  count: number;
  /** Decisions of persons before whom no rule had spoken. */
  withoutRule: number;
  firstBad?: { id: string; kind: string; reason: string };
};

const replays = new Map<string, Replay>();
const atOnce = 200;

/** Makes known how decisions of a kind are replayed. The application calls it once per kind. */
export function registerReplay(kind: string, replay: Replay): void {
  replays.set(kind, replay);
}

/**
 * Replays every stored decision of the programme: the same facts through the same policy version
 * give the same outcome. Of a person's decision the rule's part is replayed.
 *
 * @returns how many were replayed, and the first that came out otherwise
 */
export async function replayDecisions(call: Call): Promise<ReplayReport> {
  const report: ReplayReport = { count: 0, withoutRule: 0 };
  let after = '';
  for (;;) {
    const decisions = await decisionsAfter(call, after, atOnce);
    for (const decision of decisions) {
      if (!decision.rule) {
        report.withoutRule += 1;
        continue;
      }
      report.count += 1;
      const reason = await differenceOf(call, decision, decision.rule);
      if (reason !== null) report.firstBad ??= { id: decision.id, kind: decision.kind, reason };
    }
    after = decisions.at(-1)?.id ?? '';
    if (decisions.length < atOnce) return report;
  }
}

async function differenceOf(
  call: Call,
  decision: Decision,
  stored: Choice,
): Promise<string | null> {
  const replay = replays.get(decision.kind);
  if (!replay) return 'No module knows how to replay this kind.';
  await sql`savepoint replay`.execute(call.tx);
  try {
    const again = await replay(call, decision);
    return sameChoice(stored, again)
      ? null
      : `It was ${spoken(stored)}; replayed it is ${spoken(again)}.`;
  } catch (error) {
    // One decision whose facts are gone must not hide the others; a failed statement is undone.
    await sql`rollback to savepoint replay`.execute(call.tx);
    return error instanceof Error ? error.message : String(error);
  } finally {
    await sql`release savepoint replay`.execute(call.tx);
  }
}

function spoken({ outcome, chosenId }: Choice): string {
  return chosenId ? `${outcome} (${chosenId})` : outcome;
}
