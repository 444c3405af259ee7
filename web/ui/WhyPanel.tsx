import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { decisionQuery } from '../client/decision.ts';
import { IconButton } from './Button.tsx';
import { join } from './join.ts';
import { Bar } from './Marks.tsx';
import { ErrorState, Loading } from './States.tsx';
import { factsOf, sayFact, sayFactName, scoreOf } from './telling.ts';
import type { Alternative, Change, Fact, Part, Telling } from './telling.ts';
import { toast } from './toast-list.ts';
import { useMoments } from './When.tsx';
import { AppealFoot, OwnAppeal } from './WhyAppeal.tsx';
import { whyWords, words } from './words.ts';

export type WhyPanelProps = {
  /** Read by id, or given. */
  decision?: string;
  telling?: Telling;
  onClose?: (() => void) | undefined;
  onAppeal?: ((decisionId: string) => void) | undefined;
  /** Further acts at the foot, before the appeal. */
  acts?: ReactNode;
};

/**
 * The stored decision, in the order: what was decided, by whom, when · what counted · who came close and what it
 * lacked · what would change it · the clause · appeal. Reads a party's redacted telling as well.
 */
export function WhyPanel({ decision, telling: given, onClose, onAppeal, acts }: WhyPanelProps) {
  const read = useQuery({
    ...decisionQuery(decision ?? ''),
    enabled: given === undefined && decision !== undefined,
  });
  // The panel is drawn for the shape that the contract promises for every decision.
  const telling = given ?? (read.data as Telling | undefined);
  const id = telling?.id ?? decision ?? '';
  return (
    <div
      className={join(
        'panel why-panel ruled',
        telling?.decidedBy.kind === 'person' ? 'by-person' : 'by-rule',
      )}
    >
      <header className="row between top">
        <div className="grow">
          <p className="small quiet clip">
            {whyWords.why} <span className="mono">{id.slice(0, 16)}</span>
          </p>
          {telling && <Decided telling={telling} />}
        </div>
        {onClose && <IconButton icon="close" label={words.close} onClick={onClose} />}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div className="reading" role="group" aria-label={whyWords.title(id)} tabIndex={0}>
        {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
        {!telling && !read.isError && <Loading lines={6} />}
        {telling && <Sections telling={telling} />}
      </div>
      {telling && (
        <footer>
          {acts}
          <AppealFoot telling={telling} onAppeal={onAppeal} />
          <span className="grow" />
          <IconButton icon="link" label={words.copyLink} onClick={() => copyLink(telling.id)} />
        </footer>
      )}
    </div>
  );
}

function Decided({ telling }: { telling: Telling }) {
  const { exactly } = useMoments();
  const at = exactly(telling.decidedAt);
  const when = /^\d/.test(at) && at.length === 5 ? whyWords.today(at) : at;
  const { kind, name } = telling.decidedBy;
  const [first, ...more] = telling.explanation ?? [];
  return (
    <>
      <h2>{first ?? telling.outcome}</h2>
      <p className="hint">
        {kind === 'rule' ? whyWords.byRule(when) : whyWords.byPerson(name, when)}
      </p>
      {more.length > 0 && !telling.parts?.length && <p className="hint">{more.join(' ')}</p>}
    </>
  );
}

function Sections({ telling }: { telling: Telling }) {
  const { parts, alternatives, counts, wouldChange } = telling;
  const facts = factsOf(telling);
  return (
    <>
      {parts && parts.length > 0 && <Counted parts={parts} counts={counts} />}
      {!parts?.length && facts.length > 0 && <Facts facts={facts} />}
      {alternatives && alternatives.length > 0 && <CameClose alternatives={alternatives} />}
      {!alternatives?.length && !parts?.length && counts && <Counts counts={counts} />}
      {wouldChange && wouldChange.length > 0 && <WouldChange changes={wouldChange} />}
      {telling.policy && <Clause policy={telling.policy} />}
      {telling.appeal && <OwnAppeal appeal={telling.appeal} />}
    </>
  );
}

function Counted({ parts, counts }: { parts: Part[]; counts: Telling['counts'] }) {
  const score = scoreOf(parts);
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.counted}</h3>
        {counts && <span className="small quiet">{sayCounts(counts)}</span>}
      </div>
      <div className="score parts">
        {parts.map((part) => (
          <Fragment key={part.name}>
            <span>
              {part.name}
              {part.fact && <small>{part.fact}</small>}
            </span>
            <Bar tone="strong" share={part.weight === 0 ? 0 : part.value / part.weight} />
            <span className="num">
              {points(part.value)} <em>{whyWords.of(String(part.weight))}</em>
            </span>
          </Fragment>
        ))}
        <span className="total">
          {whyWords.score}
          <span>
            {points(score.value)} <em>{whyWords.of(String(Math.round(score.weight * 10) / 10))}</em>
          </span>
        </span>
      </div>
    </section>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.facts}</h3>
      </div>
      <dl className="facts">
        {facts.map(({ name, value }) => (
          <Fragment key={name}>
            <dt>{sayFactName(name)}</dt>
            <dd>{sayFact(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function CameClose({ alternatives }: { alternatives: Alternative[] }) {
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.cameClose}</h3>
      </div>
      <ul className="runners">
        {alternatives.map((one) => (
          <li key={one.id}>
            <span className={join('num', one.score == null && 'faint')}>
              {one.score == null ? words.missing : points(one.score)}
            </span>
            <div>
              <strong>{one.name ?? one.id}</strong>
              <p className="hint">
                {Array.isArray(one.lacks) ? one.lacks.join('; ') : (one.lacks ?? one.outcome)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counts({ counts }: { counts: Record<string, number> }) {
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.others}</h3>
      </div>
      <p className="hint">{sayCounts(counts)}</p>
    </section>
  );
}

function WouldChange({ changes }: { changes: Change[] }) {
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.wouldChange}</h3>
      </div>
      <ul className="change">
        {changes.map((change) => (
          <li key={change.fact + sayFact(change.to)}>
            {change.text ??
              whyWords.change(sayFactName(change.fact), sayFact(change.from), sayFact(change.to))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clause({ policy }: { policy: NonNullable<Telling['policy']> }) {
  const { onDay } = useMoments();
  const since = policy.publishedAt ? whyWords.since(onDay(policy.publishedAt)) : '';
  return (
    <section>
      <blockquote className="clause">
        <span className="small quiet">
          {policy.clause
            ? whyWords.clause(policy.name ?? whyWords.policy, policy.version, policy.clause.id)
            : whyWords.policyVersion(policy.name ?? whyWords.policy, policy.version)}
          {since}
        </span>
        {policy.clause && `“${policy.clause.text}”`}
      </blockquote>
    </section>
  );
}

function sayCounts(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([name]) => !name.includes(' by '))
    .map(
      ([name, count]) => `${count.toLocaleString()} ${whyWords.counts[name] ?? sayFactName(name)}`,
    )
    .join(', ');
}

function points(value: number): string {
  return value.toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function copyLink(id: string): void {
  void navigator.clipboard
    .writeText(`${location.origin}/decisions/${id}`)
    .then(() => toast(words.copied));
}
