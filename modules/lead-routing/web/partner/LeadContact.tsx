import { useMemo } from 'react';
import { ButtonLink, Icon, Monogram } from '../../../../web/ui/index.ts';
import type { OwnLead } from './own.ts';
import { countryName } from './words.ts';

/** Who to call, once the lead is the partner's: mail, phone, and the card for the phone's address book. */
export function LeadContact({ lead }: { lead: OwnLead }) {
  const name = lead.contactName ?? lead.contactEmail;
  const href = useMemo(
    () => `data:text/vcard;charset=utf-8,${encodeURIComponent(vCard(lead))}`,
    [lead],
  );
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.vcf`;
  return (
    <section className="card stack gap-4" aria-label="Contact">
      <div className="row gap-3">
        <Monogram name={name} person large />
        <div className="grow">
          <h2>{name}</h2>
          <p className="hint">{[lead.occupation, lead.companyName].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <ul className="stack contact-ways">
        <li>
          <a className="row" href={`mailto:${lead.contactEmail}`}>
            <Icon name="mail" />
            <span className="grow clip">{lead.contactEmail}</span>
          </a>
        </li>
        {lead.contactPhone && (
          <li>
            <a className="row" href={`tel:${lead.contactPhone.replaceAll(/[^\d+]/g, '')}`}>
              <Icon name="message" />
              <span className="grow">{lead.contactPhone}</span>
            </a>
          </li>
        )}
      </ul>
      <ButtonLink icon="download" href={href} download={file}>
        Add to contacts
      </ButtonLink>
    </section>
  );
}

/** vCard 4.0 (RFC 6350); commas, semicolons, backslashes and line ends are escaped. */
export function vCard(lead: OwnLead): string {
  const plain = (value: string | null) =>
    (value ?? '').replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
  const address = [lead.city, lead.region, lead.postalCode, countryName(lead.country)].map(plain);
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${plain(lead.contactName ?? lead.contactEmail)}`,
    `ORG:${plain(lead.companyName)}`,
    ...(lead.occupation ? [`TITLE:${plain(lead.occupation)}`] : []),
    `EMAIL:${plain(lead.contactEmail)}`,
    ...(lead.contactPhone ? [`TEL:${plain(lead.contactPhone)}`] : []),
    `ADR:;;;${address.join(';')}`,
    'END:VCARD',
    '',
  ].join('\r\n');
}
