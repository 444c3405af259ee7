import { Reading, type PolicyProblem } from '../../../platform/decisions/policy-reading.ts';
import { agreementGates, type Agreement } from './agreement.ts';

export type CheckedAgreement =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const longest = 8000;

/** Reads JSON as an agreement; all problems at once, each with a pointer, and unknown members are refused. */
export function checkAgreement(json: unknown): CheckedAgreement {
  const reading = new Reading();
  const members = ['kind', 'name', 'summary', 'clauses', 'variants', 'graceDays'];
  if (!reading.record(json, '', members, ['requiredFor']))
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'partners.agreement')
    reading.report('/kind', 'invalid-value', 'An agreement has the kind "partners.agreement".');
  reading.text(json.name, '/name');
  reading.wholeNumber(json.graceDays, '/graceDays', 0, 365);
  const summary = reading.list(json.summary, '/summary', 12);
  if (summary.length === 0)
    reading.report('/summary', 'missing-member', 'Say in at least one sentence what it is about.');
  for (const [at, sentence] of summary.entries()) reading.text(sentence, `/summary/${at}`);
  const clauses = readClauses(reading, json.clauses, '/clauses');
  if (clauses.length === 0)
    reading.report('/clauses', 'missing-member', 'There is at least one clause.');
  readVariants(reading, json.variants, clauses);
  readGates(reading, json.requiredFor);
  return reading.problems.length > 0
    ? { ok: false, problems: reading.problems }
    : { ok: true, agreement: json as unknown as Agreement }; // every member was checked above
}

/** @returns the ids of the clauses that could be read */
function readClauses(reading: Reading, json: unknown, pointer: string): string[] {
  const ids: string[] = [];
  for (const [at, entry] of reading.list(json, pointer, 200).entries()) {
    const place = `${pointer}/${at}`;
    if (!reading.record(entry, place, ['clause', 'heading', 'text'], [])) continue;
    reading.clauseId(entry.clause, `${place}/clause`);
    reading.text(entry.heading, `${place}/heading`);
    if (typeof entry.text !== 'string' || entry.text.trim() === '' || entry.text.length > longest)
      reading.report(
        `${place}/text`,
        'invalid-value',
        `Expected a text of 1 to ${longest} characters.`,
      );
    ids.push(String(entry.clause));
  }
  reading.distinct(
    ids.map((id, at) => [`${pointer}/${at}/clause`, id]),
    'repeated-clause',
    'Two clauses bear this id.',
  );
  return ids;
}

function readGates(reading: Reading, json: unknown): void {
  const gates = reading.list(json, '/requiredFor', agreementGates.length);
  for (const [at, gate] of gates.entries())
    reading.oneOf(gate, `/requiredFor/${at}`, agreementGates);
  reading.distinct(
    gates.map((gate, at) => [`/requiredFor/${at}`, gate]),
    'repeated-gate',
    'This is named already.',
  );
}

function readVariants(reading: Reading, json: unknown, clauses: readonly string[]): void {
  const countries: [string, unknown][] = [];
  for (const [at, entry] of reading.list(json, '/variants', 100).entries()) {
    const pointer = `/variants/${at}`;
    if (!reading.record(entry, pointer, ['countries', 'clauses', 'without'], [])) continue;
    for (const [place, country] of reading
      .list(entry.countries, `${pointer}/countries`, 250)
      .entries()) {
      if (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country))
        reading.report(
          `${pointer}/countries/${place}`,
          'invalid-value',
          'Expected a country, such as DE.',
        );
      countries.push([`${pointer}/countries/${place}`, country]);
    }
    readClauses(reading, entry.clauses, `${pointer}/clauses`);
    for (const [place, id] of reading.list(entry.without, `${pointer}/without`, 200).entries())
      if (!clauses.includes(String(id)))
        reading.report(`${pointer}/without/${place}`, 'invalid-value', 'No clause bears this id.');
  }
  reading.distinct(countries, 'repeated-country', 'A country has one variant.');
}
