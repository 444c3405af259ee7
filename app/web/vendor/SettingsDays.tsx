import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Field, Select, Textarea, When } from '../../../web/ui/index.ts';
import { daysIn, programmes, unreadableLines } from './settings-draft.ts';
import type { Bind, SettingsDraft } from './settings-draft.ts';

const zones = Intl.supportedValuesOf('timeZone');
const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });
const countries =
  'AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KR LT LU LV MT MX MY NL NO NZ PE PH PL PT RO SA SE SG SI SK TH TR TW UA US VN ZA';

/** When the programme works: zone, holidays and closed days, with what follows for an application of today. */
export function SettingsDays({
  bind,
  draft,
  problems,
}: {
  bind: Bind;
  draft: SettingsDraft;
  problems: Record<string, string | undefined>;
}) {
  const unreadable = unreadableLines(draft.closedDays);
  const example = useExample(draft);
  const regions = draft.country ? (example.data?.regions ?? []) : [];
  return (
    <>
      <Field label="Time zone" error={problems.timeZone}>
        <Select
          options={withOwn(draft.timeZone, zones).map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
          {...bind('timeZone')}
        />
      </Field>
      <Field
        label="Public holidays of"
        hint="Nobody is promised an answer on them."
        error={problems.country}
      >
        <Select
          options={[
            { value: '', label: 'No country' },
            ...withOwn(draft.country, countries.split(' ')).map((value) => ({
              value,
              label: countryNames.of(value) ?? value,
            })),
          ]}
          {...bind('country')}
        />
      </Field>
      {regions.length > 0 && (
        <Field label="Region" error={problems.region} optional>
          <Select
            options={[
              { value: '', label: 'Holidays of the whole country alone' },
              ...regions.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            {...bind('region')}
          />
        </Field>
      )}
      <Field
        label="Closed days"
        hint="One a line: the day as 2026-12-24, then why."
        error={
          unreadable.length > 0
            ? `“${unreadable[0]}” names no day. Begin the line with the day as 2026-12-24.`
            : problems.closedDays
        }
        optional
      >
        <Textarea {...bind('closedDays')} />
      </Field>
      <Example example={example} />
    </>
  );
}

function useExample(draft: SettingsDraft) {
  return useQuery({
    ...programmes.query('GET /answer-example', {
      query: {
        timeZone: draft.timeZone,
        ...(draft.country ? { country: draft.country } : {}),
        ...(draft.region ? { region: draft.region } : {}),
        closedDays: daysIn(draft.closedDays),
      },
    }),
    placeholderData: keepPreviousData,
  });
}

/** What the settings mean, before they are saved. */
function Example({ example: { data, isError } }: { example: ReturnType<typeof useExample> }) {
  if (isError) return <p className="hint">What this means cannot be shown right now.</p>;
  if (!data) return null;
  const said = (days: { day: string; name: string }[]) =>
    days.map(({ day, name }) => `${day} (${name})`).join(', ');
  return (
    <div className="card pad stack gap-4" aria-live="polite">
      <p>
        An application sent now is answered by{' '}
        <strong>
          <When at={data.answeredBy} show="exact" />
        </strong>
        : {data.workingDays} working {data.workingDays === 1 ? 'day' : 'days'} in{' '}
        {data.timeZone.replaceAll('_', ' ')}, as your policy for applications says.
      </p>
      <p className="hint">
        {data.leftOut.length > 0
          ? `Left out until then: ${said(data.leftOut)}, and weekends.`
          : 'No day is left out until then but weekends.'}{' '}
        {data.coming.length > 0 && `Next days off: ${said(data.coming)}.`}
      </p>
    </div>
  );
}

/** What stands there now can always be kept. */
function withOwn(own: string, list: string[]): string[] {
  return own === '' || list.includes(own) ? list : [own, ...list];
}
