import { useQueryClient } from '@tanstack/react-query';
import { lastChange, useSession } from '../../../../web/shell/index.ts';
import { InlineFacts } from '../../../../web/ui/InlineFacts.tsx';
import type { InlineFact } from '../../../../web/ui/InlineFacts.tsx';
import { When } from '../../../../web/ui/index.ts';
import type { Option } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import type { PartnerRecord } from '../client.ts';
import { useTerritoryName, useTerritoryOptions } from '../territories.ts';

/** What is known of a partner, edited where it stands; a missing fact is a dash. */
export function ProfileFacts({ partner }: { partner: PartnerRecord }) {
  const { actor } = useSession();
  const territory = useTerritoryName()(partner.territory);
  const territories = useTerritoryOptions();
  const ways = useWays(partner.id);
  const editor = ['vendor.admin', 'vendor.channel-manager'].includes(actor.kind);
  return (
    <>
      <div className="section-title">
        <h3>Profile</h3>
      </div>
      <InlineFacts
        name={partner.name}
        record={partner}
        mayEdit={editor && partner.mergedInto === null}
        ways={ways}
        facts={[
          ...whoAndWhere,
          {
            name: 'territory',
            label: 'Territory',
            shown: territory,
            ...choices(territories, partner.territory),
          },
          {
            name: 'employees',
            label: 'Employees',
            kind: 'number',
            shown: counted(partner.employees),
          },
          {
            name: 'capacity',
            label: 'Capacity',
            kind: 'number',
            hint: 'Open leads at once.',
            shown: partner.capacity === null ? null : `${partner.capacity} open leads at once`,
          },
          ...whatAndHow,
          {
            name: 'listed',
            label: 'In the directory',
            kind: 'yesNo',
            shown: partner.listed ? 'Yes' : 'No',
          },
          { label: 'Added', value: <When at={partner.createdAt} show="exact" /> },
        ]}
      />
    </>
  );
}

const whoAndWhere: InlineFact[] = [
  { name: 'name', label: 'Name', required: true },
  { name: 'businessType', label: 'Type of business' },
  { name: 'street', label: 'Street' },
  { name: 'postalCode', label: 'Postal code' },
  { name: 'city', label: 'City' },
  { name: 'region', label: 'Region', kind: 'code', hint: 'Such as US-WA.' },
  {
    name: 'country',
    label: 'Country',
    kind: 'code',
    required: true,
    hint: 'Two letters, such as US.',
  },
];

const whatAndHow: InlineFact[] = [
  { name: 'specialisations', label: 'Specialisations', kind: 'list', hint: 'Part them by commas.' },
  { name: 'industries', label: 'Industries', kind: 'list', hint: 'Part them by commas.' },
  { name: 'languages', label: 'Languages', kind: 'list', hint: 'Part them by commas.' },
  {
    name: 'regionsServed',
    label: 'Regions served',
    kind: 'list',
    hint: 'Countries or regions such as US or US-WA, parted by commas.',
  },
  { name: 'phone', label: 'Telephone' },
  { name: 'website', label: 'Website' },
  { name: 'domain', label: 'Domain' },
];

const counted = (value: number | null) => value?.toLocaleString();

/** A value that is no choice any more can be kept. */
function choices(options: Option[], value: string | null): { options?: Option[] } {
  if (options.length === 0) return {};
  const known = value === null || options.some((one) => one.value === value);
  const own = known ? [] : [{ value, label: value }];
  return { options: [{ value: '', label: 'None' }, ...options, ...own] };
}

/** How a partner's record is written and read; whatever shows it follows. */
function useWays(id: string) {
  const queries = useQueryClient();
  const read = partners.record('GET /partners/{id}', { params: { id } });
  return {
    save: async (body: object, version: number) => {
      const reply = await partners.reply('PATCH /partners/{id}', {
        params: { id },
        body,
        ifMatch: `"${version}"`,
      });
      queries.setQueryData(read.queryKey, reply);
      void queries.invalidateQueries({ queryKey: partners.key('/partners') });
      return reply.answer;
    },
    reload: async () => {
      const reply = await queries.fetchQuery({ ...read, staleTime: 0 });
      return reply.answer as PartnerRecord; // the vendor's desk gets the vendor's telling
    },
    lastChange: (field: string) => lastChange(id, field),
  };
}
