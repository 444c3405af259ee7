import { useSession } from '../../../web/shell/index.ts';
import { Field, Input } from '../../../web/ui/index.ts';
import { momentOf } from './local-time.ts';

export type Time = { day: string; time: string; minutes: number; place: string };

export const noTime: Time = { day: '', time: '10:00', minutes: 30, place: '' };

/** What is sent; nothing while something is missing. */
export function proposalOf({ day, time, minutes, place }: Time, timeZone: string) {
  const startsAt = momentOf(day, time, timeZone);
  if (startsAt === undefined || place.trim() === '' || !(minutes >= 5)) return undefined;
  return { startsAt, minutes, place };
}

/** Day, time, length and place of a meeting, in the programme's zone. */
export function TimeFields({ time, onTime }: { time: Time; onTime: (time: Time) => void }) {
  const zone = useSession().programme.timeZone;
  return (
    <>
      <Field label="Day">
        <Input
          type="date"
          required
          value={time.day}
          onChange={(event) => onTime({ ...time, day: event.target.value })}
        />
      </Field>
      <Field label="Time" hint={`In the zone ${zone}`}>
        <Input
          type="time"
          required
          value={time.time}
          onChange={(event) => onTime({ ...time, time: event.target.value })}
        />
      </Field>
      <Field label="Minutes">
        <Input
          type="number"
          min={5}
          max={1440}
          step={5}
          value={time.minutes}
          onChange={(event) => onTime({ ...time, minutes: event.target.valueAsNumber || 0 })}
        />
      </Field>
      <Field label="Place or link" hint="An address, a room, or a link that begins with https://">
        <Input
          required
          maxLength={500}
          value={time.place}
          onChange={(event) => onTime({ ...time, place: event.target.value })}
        />
      </Field>
    </>
  );
}
