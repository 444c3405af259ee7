import type { Answer } from '../../../web/client/index.ts';
import { createClient } from '../../../web/client/index.ts';
import type { contract } from '../../programme/contract.ts';

export const programmes = createClient<typeof contract>();

export type Settings = Answer<typeof contract, 'GET /programme-settings'>;
export type RecordCheck = Answer<typeof contract, 'GET /mail-check'>['records'][number];

export type SettingsDraft = {
  name: string;
  timeZone: string;
  country: string;
  region: string;
  /** One day a line: the day, then why. */
  closedDays: string;
  senderAddress: string;
  dkimSelector: string;
};

/** What a control needs to be the field’s. */
export type Bind = (field: keyof SettingsDraft) => {
  value: string;
  disabled: boolean;
  onChange: (event: { target: { value: string } }) => void;
};

export function draftOf(settings: Settings): SettingsDraft {
  return {
    name: settings.name,
    timeZone: settings.timeZone,
    country: settings.country ?? '',
    region: settings.region ?? '',
    closedDays: settings.closedDays.map(({ day, name }) => `${day} ${name}`).join('\n'),
    senderAddress: settings.senderAddress ?? '',
    dkimSelector: settings.dkimSelector ?? '',
  };
}

export function bodyOf(draft: SettingsDraft) {
  const orNull = (text: string) => text.trim() || null;
  return {
    name: draft.name,
    timeZone: draft.timeZone,
    country: orNull(draft.country),
    region: orNull(draft.region),
    closedDays: linesOf(draft.closedDays).flatMap(({ day, name }) => (day ? [{ day, name }] : [])),
    senderAddress: orNull(draft.senderAddress),
    dkimSelector: orNull(draft.dkimSelector),
  };
}

/** The lines that name no day of the calendar. */
export function unreadableLines(closedDays: string): string[] {
  return linesOf(closedDays).flatMap(({ day, line }) => (day ? [] : [line]));
}

/** The days of the lines, for the example. */
export function daysIn(closedDays: string): string {
  return linesOf(closedDays)
    .flatMap(({ day }) => day ?? [])
    .join(',');
}

function linesOf(closedDays: string) {
  return closedDays
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, day = '', name = ''] = /^(\d{4}-\d\d-\d\d)(?:\s+(.*))?$/.exec(line) ?? [];
      return { line, day: isDay(day) ? day : null, name: name.slice(0, 100) || 'Closed' };
    });
}

function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
