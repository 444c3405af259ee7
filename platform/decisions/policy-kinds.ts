import type { Call } from '../database/index.ts';
import type { Clause } from './decision.ts';
import type { PolicyProblem } from './policy-reading.ts';

/** What a trial on past records found. */
export type Trial = {
  /** How many past records were put through the draft. */
  considered: number;
  changed: number;
  /** Some of those whose outcome changes; the first 20 are kept. */
  examples: {
    subjectId: string;
    label: string;
    before: string;
    after: string;
    why: string;
  }[];
  summaryText: string;
};

/** What a document would mean for somebody made up: who in words, and what the rules themselves come to. */
export type SampleOutcome = { readonly label: string; readonly text: string };

export type PolicyKind<Document extends object = object> = {
  /** Module or `<module>.<noun>`, such as `lead-routing`. */
  kind: string;
  /** 'partners' when published policies bind partners, who then may read them. */
  audience: 'vendor' | 'partners';
  /** Everything that is wrong with a document; none means that it is a Document. */
  check: (document: unknown) => readonly PolicyProblem[];
  /** The document as numbered plain sentences. */
  sentences: (document: Document) => readonly Clause[];
  /**
   * Puts past records through the document. It runs in a transaction that cannot write, and
   * considers at most `atMost` records.
   */
  trial: (call: Call, document: Document, atMost: number) => Promise<Trial>;
  /** The rules on made-up cases, for a programme that has no records yet to try them on. */
  samples?: (document: Document, now: Date) => readonly SampleOutcome[];
  /** The policy of a new programme. */
  defaultDocument: Document;
  defaultTitle?: string;
  /** What partners read of a document, where that is less than all of it. */
  openPart?: (document: Document) => object;
};

const kinds = new Map<string, PolicyKind>();

/** Makes a kind of policy known. The application calls it once per kind before it serves. */
export function registerPolicyKind<Document extends object>(kind: PolicyKind<Document>): void {
  // Documents of other shapes are refused by `check` before any other function sees them.
  kinds.set(kind.kind, kind as unknown as PolicyKind);
}

/** @throws when no module has registered the kind */
export function policyKind(kind: string): PolicyKind {
  const known = kinds.get(kind);
  if (!known) throw new Error(`No module has registered the policy kind ${kind}.`);
  return known;
}

export function findPolicyKind(kind: string): PolicyKind | undefined {
  return kinds.get(kind);
}

export function policyKinds(): PolicyKind[] {
  return [...kinds.values()];
}
