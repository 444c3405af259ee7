import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFile, type CalendarEntry } from './calendar-file.ts';

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: 'meet_1@fairway',
  sequence: 0,
  status: 'CONFIRMED',
  stampedAt: new Date('2026-03-02T09:00:00Z'),
  startsAt: new Date('2026-03-05T08:30:00Z'),
  endsAt: new Date('2026-03-05T09:00:00Z'),
  title: 'Get to know your channel manager',
  place: 'https://meet.example/ana',
  organizer: { name: 'Sofia', email: 'sofia@harbour.example' },
  attendees: [
    { name: 'Sofia', email: 'sofia@harbour.example', accepted: true },
    { name: 'Ana', email: 'ana@eastside.example', accepted: false },
  ],
};

/** As a calendar reads it: unfolded (3.1), then name, parameters and value. */
function read(file: string): { name: string; parameters: string; value: string }[] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const {
        name = '',
        parameters = '',
        value = '',
      } = /^(?<name>[A-Z]+)(?<parameters>(?:;[A-Z]+=(?:"[^"]*"|[^";:,]*))*):(?<value>.*)$/su.exec(
        line,
      )?.groups ?? {};
      return { name, parameters, value };
    });
}
const valueOf = (file: string, name: string) =>
  read(file).find((line) => line.name === name)?.value ?? '';
const unescaped = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

test('a meeting is written as RFC 5545 wants it, in UTC', () => {
  expect(calendarFile(entry).replaceAll('\r\n ', '').split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fairway//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:meet_1@fairway',
    'SEQUENCE:0',
    'DTSTAMP:20260302T090000Z',
    'DTSTART:20260305T083000Z',
    'DTEND:20260305T090000Z',
    'SUMMARY:Get to know your channel manager',
    'LOCATION:https://meet.example/ana',
    'URL:https://meet.example/ana',
    'STATUS:CONFIRMED',
    'ORGANIZER;CN="Sofia":mailto:sofia@harbour.example',
    'ATTENDEE;CN="Sofia";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:sofia@harbour.example',
    'ATTENDEE;CN="Ana";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:ana@eastside.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\\', ';', ',', '"', ':', '^', 'é', '会', '😀') }),
  fc.constant('x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged'),
);

test('whatever people write, no line is longer than 75 octets and none is forged', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, place, name) => {
      const file = calendarFile({
        ...entry,
        title,
        place,
        organizer: { name, email: `a@${name}` },
      });
      expect(file.endsWith('\r\n')).toBe(true);
      for (const line of file.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\n');
        expect(line).not.toContain('\r');
        // No character is cut apart.
        expect(line.isWellFormed()).toBe(
          title.isWellFormed() && place.isWellFormed() && line.isWellFormed(),
        );
      }
      expect(
        read(file)
          .map((line) => line.name)
          .filter((one) => one !== 'URL'),
      ).toEqual(read(calendarFile({ ...entry, place: 'Room 1' })).map((line) => line.name));
    }),
  );
});

test('a text comes out of it as it went in', () => {
  const spoken = fc
    .string({ unit: fc.constantFrom('a', ' ', '\n', '\\', ';', ',', ':', '"', 'é', '会', '😀') })
    .filter((text) => text !== '');
  fc.assert(
    fc.property(spoken, (title) => {
      expect(unescaped(valueOf(calendarFile({ ...entry, title }), 'SUMMARY'))).toBe(title);
    }),
  );
});

test('a room is no link, and one that is cancelled says so', () => {
  const file = calendarFile({
    ...entry,
    method: 'CANCEL',
    status: 'CANCELLED',
    sequence: 2,
    place: 'Room 4, Harbour; second floor',
  });
  expect(valueOf(file, 'LOCATION')).toBe('Room 4\\, Harbour\\; second floor');
  expect(read(file).map(({ name }) => name)).not.toContain('URL');
  expect(['METHOD', 'STATUS', 'SEQUENCE'].map((name) => valueOf(file, name))).toEqual([
    'CANCEL',
    'CANCELLED',
    '2',
  ]);
});
