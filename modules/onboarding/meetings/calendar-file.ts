/** One meeting as calendars take it in. */
export type CalendarEntry = {
  /** `REQUEST`: it is, or was changed; `CANCEL`: it is not to be. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** The same over all changes of a meeting. */
  readonly uid: string;
  /** Grows with each change. */
  readonly sequence: number;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  readonly stampedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  /** An address, a room, or a link that begins with https://. */
  readonly place: string;
  readonly organizer: Attendee;
  readonly attendees: readonly (Attendee & { accepted: boolean })[];
};
type Attendee = { readonly name: string; readonly email: string };

const octetsInLine = 75;

/** The entry as iCalendar (RFC 5545), sent by the rules of iTIP (RFC 5546): UTC throughout, lines folded, ends in CRLF. */
export function calendarFile(entry: CalendarEntry): string {
  const { organizer, attendees, place } = entry;
  const isLink = /^https:\/\/\S+$/.test(place);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fairway//Meetings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${entry.method}`,
    'BEGIN:VEVENT',
    `UID:${asText(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${asUtc(entry.stampedAt)}`,
    `DTSTART:${asUtc(entry.startsAt)}`,
    `DTEND:${asUtc(entry.endsAt)}`,
    `SUMMARY:${asText(entry.title)}`,
    `LOCATION:${asText(place)}`,
    ...(isLink ? [`URL:${new URL(place).href}`] : []),
    `STATUS:${entry.status}`,
    `ORGANIZER;CN=${asParameter(organizer.name)}:${asAddress(organizer.email)}`,
    ...attendees.map(
      ({ name, email, accepted }) =>
        `ATTENDEE;CN=${asParameter(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=${accepted ? 'ACCEPTED' : 'NEEDS-ACTION'};RSVP=FALSE:${asAddress(email)}`,
    ),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** 3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters have no place. */
function asText(value: string): string {
  return plain(
    value.replaceAll(/\r\n?|\n/g, '\n').replaceAll(/[\\;,]/g, String.raw`\$&`),
  ).replaceAll('\n', String.raw`\n`);
}

/** A parameter in quotes; what may not stand in them is written by RFC 6868. */
function asParameter(value: string): string {
  const written = plain(value.replaceAll('^', '^^').replaceAll('"', "^'"));
  return `"${written.replaceAll('\n', ' ')}"`;
}

function asAddress(email: string): string {
  return `mailto:${encodeURI(plain(email)).replaceAll(/[;,"]|%0A/g, '')}`;
}

function plain(value: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
  return value.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}

/** `20260305T090000Z` */
function asUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** 3.1: lines of at most 75 octets; a further one begins with a space. No character is cut apart. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > octetsInLine) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
