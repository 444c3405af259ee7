import { Missing } from './Marks.tsx';
import { formatMoney } from './money-text.ts';
import type { MoneyValue } from './money-text.ts';

/** An amount with its currency, tabular, never cut. Missing is a dash. */
export function Money({ value, short }: { value: MoneyValue | null | undefined; short?: boolean }) {
  if (!value) return <Missing />;
  const exact = formatMoney(value);
  const shown = short ? formatMoney(value, { short }) : exact;
  return (
    <span className="money-figure" title={shown === exact ? undefined : exact}>
      {shown}
    </span>
  );
}
