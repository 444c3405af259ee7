import { sql } from 'kysely';
import { programmeOf, workCalendarOf, type Programme } from '../../platform/access/index.ts';
import { isHolidayCountry, regionsOf } from '../../platform/clock/holidays.ts';
import { isZone } from '../../platform/clock/zone.ts';
import type { Call } from '../../platform/database/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import { publish, type EventTitle } from '../../platform/journal/index.ts';
import { refuse, type FieldProblem } from '../../platform/refusal/index.ts';

export type ProgrammeSettings = ReturnType<typeof settingsOf>;
export type SettingsChange = Partial<Omit<ProgrammeSettings, 'version'>>;

/** How the events of settings read in a time line. */
export const settingsTitles: Record<string, EventTitle> = {
  'programmes.settings-changed': ({ facts }) => `Settings changed: ${String(facts['changed'])}`,
};

/** The settings as their operations tell them. */
export function settingsOf(programme: Programme) {
  const { name, timeZone, version, settings } = programme;
  const word = (key: string) => (typeof settings[key] === 'string' ? settings[key] : null);
  return {
    name,
    timeZone,
    ...workCalendarOf(programme),
    senderName: word('senderName'),
    senderAddress: word('senderAddress'),
    dkimSelector: word('dkimSelector'),
    version,
  };
}

/**
 * Changes what is given and leaves the rest. Promises that were made keep their day.
 *
 * @throws 422 `programmes.settings-unknown` naming the field; 412 when somebody was faster
 */
export async function changeSettings(
  call: Call,
  ifMatch: number | null,
  change: SettingsChange,
): Promise<ProgrammeSettings> {
  const { tx, actor } = call;
  await sql`select id from public.programmes where id = ${actor.programmeId} for update`.execute(
    tx,
  );
  const programme = await programmeOf(call);
  expectVersion(ifMatch, programme.version);
  const before = settingsOf(programme);
  const after = { ...before, ...change };
  // A region belongs to its country and goes with it.
  if (change.country !== undefined && change.country !== before.country)
    after.region = change.region ?? null;
  await demandKnown(after);
  const changed = fields.filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  if (changed.length === 0) return before;
  const { name, timeZone, version: _version, ...kept } = after;
  await sql`update public.programmes set name = ${name}, time_zone = ${timeZone},
      settings = settings || ${JSON.stringify(kept)}::jsonb, version = version + 1
    where id = ${actor.programmeId}`.execute(tx);
  await publish(call, 'programmes.settings-changed', {
    subjectId: actor.programmeId,
    facts: { changed: changed.map((field) => said[field]).join(', ') },
  });
  return settingsOf(await programmeOf(call));
}

const said = {
  name: 'name',
  timeZone: 'time zone',
  country: 'country of the holidays',
  region: 'region of the holidays',
  closedDays: 'closed days',
  senderName: 'sender’s name',
  senderAddress: 'sender’s address',
  dkimSelector: 'DKIM selector',
} as const satisfies Record<keyof SettingsChange, string>;
const fields = Object.keys(said) as (keyof SettingsChange)[]; // the keys as written above

/** @throws 422 naming each field whose value is not known here */
export async function demandKnown({
  timeZone,
  country,
  region,
}: Pick<ProgrammeSettings, 'timeZone' | 'country' | 'region'>): Promise<void> {
  const errors: FieldProblem[] = [];
  const unknown = (field: string, detail: string) =>
    errors.push({ pointer: `/${field}`, code: 'unknown', detail });
  if (!isZone(timeZone))
    unknown('timeZone', `${timeZone} is no time zone. Give one such as Europe/Berlin.`);
  if (country !== null && !(await isHolidayCountry(country)))
    unknown(
      'country',
      `The holidays of ${country} are not known. Name the closed days one by one.`,
    );
  else if (region !== null && !(await hasRegion(country, region)))
    unknown(
      'region',
      `${region} is no region of ${country ?? 'no country'}. Choose one of the list.`,
    );
  if (errors.length > 0)
    throw refuse('programmes.settings-unknown', { detail: errors[0]?.detail ?? '', errors });
}

async function hasRegion(country: string | null, region: string): Promise<boolean> {
  return country !== null && (await regionsOf(country)).some(({ code }) => code === region);
}

/** The From of a programme's mails: its own sender, or the installation's where it has none. */
export function senderOf(
  { senderName, senderAddress }: Pick<ProgrammeSettings, 'senderName' | 'senderAddress'>,
  otherwise: string,
): string {
  const address = senderAddress ?? /<([^>]+)>\s*$/.exec(otherwise)?.[1] ?? otherwise;
  if (senderName !== null) return `"${senderName}" <${address}>`;
  return senderAddress ?? otherwise;
}
