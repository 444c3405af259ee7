import { useState } from 'react';
import { PartnerPicker } from '../../../modules/partners/web/PartnerPicker.tsx';
import type { PickedPartner } from '../../../modules/partners/web/PartnerPicker.tsx';
import { Page, useSession } from '../../../web/shell/index.ts';
import { TakeData } from '../TakeData.tsx';

/** The whole programme, or one partner, packed to be taken away. */
export function Screen() {
  const { programme } = useSession();
  const [partner, setPartner] = useState<PickedPartner | null>(null);
  return (
    <Page title="Data export">
      <div className="scroll">
        <div className="pad stack gap-8">
          <section className="stack gap-4">
            <h2>{programme.name}</h2>
            <p>
              Every record of the programme, as tables for spreadsheets (CSV) and as it is (JSON),
              with the number of rows and a checksum for each file. Tokens, codes and the texts of
              mails stay here.
            </p>
            <TakeData what="the programme" />
          </section>
          <section className="stack gap-4">
            <h2>One partner</h2>
            <p>What this partner sees in its own desk, as it would pack it itself.</p>
            <PartnerPicker label="Partner" picked={partner} onPick={setPartner} />
            {partner && (
              <TakeData
                key={partner.id}
                what={`the data of ${partner.name}`}
                partnerId={partner.id}
              />
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}
