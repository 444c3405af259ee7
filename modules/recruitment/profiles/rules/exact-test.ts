/** Firms with and without something, and how many of each succeeded. */
export type Counts = {
  readonly with: { readonly firms: number; readonly succeeded: number };
  readonly without: { readonly firms: number; readonly succeeded: number };
};

/**
 * The chance that at least so many of those with it succeed if it had nothing to do with success (Fisher's exact test,
 * one-sided; Fisher 1934).
 */
export function chanceOf({ with: has, without }: Counts): number {
  const firms = has.firms + without.firms;
  const succeeded = has.succeeded + without.succeeded;
  const most = Math.min(has.firms, succeeded);
  const of = (among: number) =>
    Math.exp(
      logChoose(succeeded, among) +
        logChoose(firms - succeeded, has.firms - among) -
        logChoose(firms, has.firms),
    );
  let sum = 0;
  for (let among = has.succeeded; among <= most; among += 1) sum += of(among);
  return Math.min(1, sum);
}

/**
 * The largest set of tests of which on average at most `share` are false alarms (Benjamini and Hochberg 1995).
 *
 * @returns for each chance whether its test is among them
 */
export function withFewFalseAlarms(chances: readonly number[], share: number): boolean[] {
  const sorted = chances.toSorted((one, other) => one - other);
  let limit = -1;
  for (const [place, chance] of sorted.entries())
    if (chance <= ((place + 1) / sorted.length) * share) limit = chance;
  return chances.map((chance) => chance <= limit);
}

/**
 * How many times as often those with it succeed, as an interval of 95 % (Katz and others 1978), with half a firm added
 * to every count so that small numbers are drawn towards no difference.
 */
export function liftOf({ with: has, without }: Counts): { low: number; high: number } {
  const [a, b] = [has.succeeded + 0.5, without.succeeded + 0.5];
  const [n, m] = [has.firms + 1, without.firms + 1];
  const middle = Math.log(a / n / (b / m));
  const error = 1.96 * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m);
  return { low: Math.exp(middle - error), high: Math.exp(middle + error) };
}

/** The logarithm of the odds' ratio that holds with 97.5 %: what a wish may weigh by, cautiously. */
export function cautiousLogOdds({ with: has, without }: Counts): number {
  const [a, b] = [has.succeeded + 0.5, has.firms - has.succeeded + 0.5];
  const [c, d] = [without.succeeded + 0.5, without.firms - without.succeeded + 0.5];
  return Math.log((a * d) / (b * c)) - 1.96 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}

const logFactorials: number[] = [0];

function logFactorial(number: number): number {
  for (let next = logFactorials.length; next <= number; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[number] ?? 0;
}

function logChoose(of: number, some: number): number {
  if (some < 0 || some > of) return -Infinity;
  return logFactorial(of) - logFactorial(some) - logFactorial(of - some);
}
