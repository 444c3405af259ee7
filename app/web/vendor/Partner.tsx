import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Conversation } from '../../../modules/conversation/web/index.ts';
import { PartnerDeals } from '../../../modules/deal-registration/web/vendor/PartnerDeals.tsx';
import { Aims } from '../../../modules/onboarding/web/Aims.tsx';
import { Meetings } from '../../../modules/onboarding/web/Meetings.tsx';
import { NameMeeting } from '../../../modules/onboarding/web/vendor/NameMeeting.tsx';
import { PartnerOffers } from '../../../modules/lead-routing/web/vendor/PartnerOffers.tsx';
import { partners } from '../../../modules/partners/web/client.ts';
import type { PartnerRecord } from '../../../modules/partners/web/client.ts';
import { useTerritoryName } from '../../../modules/partners/web/territories.ts';
import { AllianceOf } from '../../../modules/partners/web/vendor/AllianceOf.tsx';
import { EditPartner } from '../../../modules/partners/web/vendor/EditPartner.tsx';
import { IntegrationOf } from '../../../modules/partners/web/vendor/IntegrationOf.tsx';
import { Lately } from '../../../modules/partners/web/vendor/Lately.tsx';
import { Partnerships } from '../../../modules/partners/web/vendor/Partnerships.tsx';
import { ProfileFacts } from '../../../modules/partners/web/vendor/ProfileFacts.tsx';
import { movesFrom, partnerStages } from '../../../modules/partners/stages/rules.ts';
import { Roles } from '../../../modules/partners/web/vendor/Roles.tsx';
import { StageChange } from '../../../modules/partners/web/vendor/StageChange.tsx';
import { Standing } from '../../../modules/partners/web/vendor/Standing.tsx';
import { TierMove } from '../../../modules/partners/web/vendor/TierMove.tsx';
import { TierName } from '../../../modules/partners/web/vendor/TierName.tsx';
import { SalesByQuarter } from '../../../modules/sales/web/vendor/SalesByQuarter.tsx';
import { Page, useScreenParams, useSession } from '../../../web/shell/index.ts';
import {
  Button,
  ButtonLink,
  ErrorState,
  Icon,
  Loading,
  Menu,
  Monogram,
  Notice,
  Pill,
} from '../../../web/ui/index.ts';
import { MergePartner } from './MergePartner.tsx';
import { sayCode } from './words.ts';

/** One partner: who it is, where it stands, what it sells and answers, and what happened. */
export function Screen() {
  const { id } = useScreenParams();
  const [open, setOpen] = useState<Opened>();
  const close = () => setOpen(undefined);
  const read = useQuery(partners.record('GET /partners/{id}', { params: { id } }));
  if (!read.data)
    return (
      <Page title="Partner">
        <div className="scroll">
          {read.isError ? (
            <ErrorState
              title="The partner could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          ) : (
            <Loading lines={8} />
          )}
        </div>
      </Page>
    );
  // The vendor's desk always gets the vendor's telling.
  const partner = read.data.answer as PartnerRecord;
  return (
    <Page
      title={partner.name}
      state={
        <>
          {partner.stage !== 'active' && <Pill>{sayCode(partner.stage)}</Pill>}
          {partner.pendingTier && (
            <Pill tone="warn" icon="flag">
              Tier move to confirm
            </Pill>
          )}
        </>
      }
      acts={<Acts partner={partner} onOpen={setOpen} />}
    >
      <div className="split stands">
        <div className="main-area pad stack gap-8">
          {read.isError && <ErrorState problem={read.error} />}
          {partner.mergedInto && <Merged name={partner.name} into={partner.mergedInto} />}
          <Head partner={partner} />
          <SalesByQuarter partnerId={id} who={partner.name} />
          <PartnerDeals partnerId={id} />
          <PartnerOffers partnerId={id} />
          <Meetings
            partnerId={id}
            onName={(close) => <NameMeeting partnerId={id} onClose={close} />}
          />
          <Aims partnerId={id} />
          <AllianceOf partner={partner} />
          <IntegrationOf partner={partner} />
          <Partnerships partnerId={id} />
          <Conversation kind="partner" id={id} />
        </div>
        <aside className="panel panel-why" aria-label={`Standing of ${partner.name}`}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
          <div className="scroll" tabIndex={0} role="group" aria-label="Standing and profile">
            <Side partner={partner} />
          </div>
        </aside>
      </div>
      {open === 'stage' && <StageChange partner={partner} onClose={close} />}
      {open === 'merge' && <MergePartner partner={partner} onClose={close} />}
      {open === 'edit' && (
        <EditPartner
          partner={partner}
          etag={read.data.etag}
          onClose={close}
          onReload={async () => {
            const fresh = await read.refetch();
            const reply = fresh.data;
            return reply ? { partner: reply.answer as PartnerRecord, etag: reply.etag } : undefined;
          }}
        />
      )}
    </Page>
  );
}

type Opened = 'stage' | 'merge' | 'edit';

/** What can be done with the record; nothing once it was merged into another one. */
function Acts({ partner, onOpen }: { partner: PartnerRecord; onOpen: (what: Opened) => void }) {
  const { actor } = useSession();
  if (partner.mergedInto) return null;
  if (!['vendor.admin', 'vendor.channel-manager'].includes(actor.kind)) return null;
  const mayMove = movesFrom(partner.stage).length > 0;
  const mayMerge = actor.kind === 'vendor.admin' && partnerStages.includes(partner.stage);
  return (
    <>
      {(mayMerge || mayMove) && (
        <Menu label="More" button={<Icon name="more" />} className="button plain icon-only">
          {mayMove && (
            <button type="button" onClick={() => onOpen('stage')}>
              Change stage…
            </button>
          )}
          {mayMerge && (
            <button type="button" onClick={() => onOpen('merge')}>
              Merge…
            </button>
          )}
        </Menu>
      )}
      <Button icon="edit" onClick={() => onOpen('edit')}>
        Edit
      </Button>
    </>
  );
}

function Merged({ name, into }: { name: string; into: string }) {
  return (
    <Notice title={`${name} was merged into another partner`}>
      <span className="stack gap-2">
        Its people, deals and leads are there now; this record takes no change any more.
        <span className="row">
          <ButtonLink href={`/partners/${into}`}>Open the partner that took it over</ButtonLink>
        </span>
      </span>
    </Notice>
  );
}

function Head({ partner }: { partner: PartnerRecord }) {
  const territory = useTerritoryName()(partner.territory);
  return (
    <div className="row gap-4 top">
      <Monogram name={partner.name} large />
      <div className="stack gap-1">
        <div className="row gap-4 wrap">
          <TierName tier={partner.tier} />
          <span className="quiet">{partner.roles.map(sayCode).join(', ')}</span>
          {partner.businessType && <span className="quiet">{partner.businessType}</span>}
          {territory && <span className="quiet">{territory}</span>}
        </div>
        {partner.description && <p className="measure">{partner.description}</p>}
      </div>
    </div>
  );
}

function Side({ partner }: { partner: PartnerRecord }) {
  return (
    <>
      {partner.pendingTier && (
        <section>
          <TierMove
            id={partner.id}
            name={partner.name}
            tier={partner.tier}
            pendingTier={partner.pendingTier}
            decisionId={partner.tierDecisionId}
          />
        </section>
      )}
      {partner.tierDecisionId && (
        <section>
          <Standing decisionId={partner.tierDecisionId} tier={partner.tier} />
        </section>
      )}
      <Roles partner={partner} />
      <section>
        <ProfileFacts partner={partner} />
      </section>
      <section>
        <Lately organisationId={partner.id} limit={12} title="Time line" />
      </section>
    </>
  );
}
