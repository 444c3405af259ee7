import { hash } from 'node:crypto';
import { problem, type Plan, type ReadRow } from './kind.ts';
import type { RowProblem } from '../files/csv/index.ts';

type Seen = { row: number; digest: string; soft: boolean };

/** Remembers who was in the file so far; a million rows in some hundred bytes each. */
export class SeenRows {
  readonly #seen = new Map<string, Seen>();

  /**
   * @returns 'new'; 'repeated' when an earlier row says exactly the same; or what is wrong when an
   *   earlier row stands for the same record and says something else
   */
  meet(
    { row, values }: ReadRow,
    plan: Exclude<Plan, { outcome: 'refused' }>,
  ): 'new' | 'repeated' | RowProblem {
    const hard = [plan.key, ...(plan.claims ?? []), ...('id' in plan ? [`record ${plan.id}`] : [])];
    const digest = short(JSON.stringify(values));
    const names = hard.map(short);
    const soft = plan.alias === undefined ? null : short(plan.alias);
    const earlier =
      names.map((name) => this.#seen.get(name)).find((one) => one !== undefined) ??
      (soft === null ? undefined : hardOnly(this.#seen.get(soft)));
    if (earlier) {
      if (earlier.digest === digest) return 'repeated';
      const message = `Rows ${earlier.row} and ${row} both stand for ${plan.label} (${plan.key}) and say different things. Keep one of them, or choose a key that tells them apart.`;
      return problem(row, null, 'imports.key-repeated', message);
    }
    for (const name of names) this.#seen.set(name, { row, digest, soft: false });
    if (soft !== null && !this.#seen.has(soft)) this.#seen.set(soft, { row, digest, soft: true });
    return 'new';
  }
}

function hardOnly(seen: Seen | undefined): Seen | undefined {
  return seen?.soft ? undefined : seen;
}

/** 72 bits of SHA-256: among a million texts two agree by chance once in 10^9 files. */
function short(text: string): string {
  return hash('sha256', text, 'base64').slice(0, 12);
}
