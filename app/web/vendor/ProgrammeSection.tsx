import { Link } from '../../../web/ui/index.ts';
import { cutAt } from '../../../platform/money/index.ts';
import type {
  ChipValue,
  PageChip,
  PageClause,
  PageSection,
  TriedSection,
} from './programme-changes.ts';
import { ValueChip } from './ValueChip.tsx';
import { sayPolicyKind } from './words.ts';

type Props = {
  section: PageSection;
  changes: Readonly<Record<string, ChipValue>>;
  tried: TriedSection | undefined;
  reasons: boolean;
  mayEdit: boolean;
  onChange: (chip: PageChip, value: ChipValue) => void;
};

/** One kind of rules, sentence by sentence, with the values that can be changed in place. */
export function ProgrammeSection({ section, changes, tried, reasons, mayEdit, onChange }: Props) {
  const id = `rules-${section.kind.replaceAll('.', '-')}`;
  const fits = tried && tried.problems.length === 0;
  const clauses = fits ? tried.rules : section.rules;
  const held = section.rules.flatMap(({ chips }) => chips.map(({ pointer }) => pointer));
  const loose = (tried?.problems ?? []).filter(
    ({ pointer }) => !held.some((one) => one === pointer && one in changes),
  );
  // What a value was is known from the page; the trial tells what it would be.
  const before = new Map(
    section.rules.flatMap(({ chips }) => chips.map((chip) => [chip.pointer, chip])),
  );
  return (
    <section aria-labelledby={id} className="stack">
      <div className="section-title">
        <h2 id={id}>{sayPolicyKind(section.kind)}</h2>
        <Link className="link small" href={`/policies/${section.policyId}`}>
          Version {section.number}
        </Link>
      </div>
      {loose.map(({ pointer, detail }) => (
        <p key={pointer + detail} className="problem" role="alert">
          {detail}
        </p>
      ))}
      <ol className="page-clauses">
        {clauses.map((clause) => (
          <Clause
            key={clause.clause}
            clause={clause}
            valueOf={(chip) => changes[chip.pointer] ?? chip.value}
            chipOf={(chip) => ({ ...(before.get(chip.pointer) ?? chip), written: chip.written })}
            problemOf={({ pointer }) =>
              pointer in changes
                ? tried?.problems.find((one) => one.pointer === pointer)?.detail
                : undefined
            }
            currency={section.currency}
            reasons={reasons}
            mayEdit={mayEdit}
            onChange={onChange}
          />
        ))}
      </ol>
    </section>
  );
}

type ClauseProps = {
  clause: PageClause;
  valueOf: (chip: PageChip) => ChipValue;
  chipOf: (chip: PageChip) => PageChip;
  problemOf: (chip: PageChip) => string | undefined;
  currency: string | null;
  reasons: boolean;
  mayEdit: boolean;
  onChange: (chip: PageChip, value: ChipValue) => void;
};

function Clause({
  clause,
  valueOf,
  chipOf,
  problemOf,
  currency,
  reasons,
  mayEdit,
  onChange,
}: ClauseProps) {
  const parts = cutAt(
    clause.text,
    clause.chips.map(({ written }) => written),
  );
  const inline = new Set(parts.filter((part) => typeof part === 'number'));
  const chip = (at: number, named: boolean) => {
    const shown = clause.chips[at];
    if (!shown) return null;
    const own = chipOf(shown);
    return (
      <ValueChip
        key={own.pointer}
        chip={own}
        value={valueOf(shown)}
        currency={currency}
        named={named}
        problem={problemOf(own)}
        mayEdit={mayEdit}
        onChange={(value) => onChange(own, value)}
      />
    );
  };
  return (
    <li>
      <span className="mono quiet small">{clause.clause}</span>
      <div className="stack gap-1">
        <p>{parts.map((part) => (typeof part === 'number' ? chip(part, false) : part))}</p>
        {clause.chips.length > inline.size && (
          <p className="row wrap gap-3">
            {clause.chips.map((_, at) => (inline.has(at) ? null : chip(at, true)))}
          </p>
        )}
        {reasons && clause.why && <p className="hint">{clause.why}</p>}
      </div>
    </li>
  );
}
