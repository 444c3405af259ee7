import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { createClient, Problem } from '../../../../web/client/index.ts';
import {
  MainAct,
  Page,
  useListUrl,
  useSession,
  whenHandedOver,
} from '../../../../web/shell/index.ts';
import { Button, ErrorState, Loading } from '../../../../web/ui/index.ts';
import type { contract as leadContract } from '../../../lead-routing/index.ts';
import { readPasted } from '../../rules/pasted/read-pasted.ts';
import { deals } from '../client.ts';
import { Consequence } from './Consequence.tsx';
import { bodyOf, draftOfLead, emptyDraft, fillFrom, useKept } from './draft.ts';
import type { Draft, Sources } from './draft.ts';
import { DraftFields } from './DraftFields.tsx';
import { useDealRenewal } from './moving.ts';
import { PasteBox } from './PasteBox.tsx';
import { Received } from './Received.tsx';
import { useTerms } from './terms.ts';

const leads = createClient<typeof leadContract>();

type Kept = { text: string; draft: Draft; sources: Sources };

/** Register a deal: paste first, three fields second, the consequence beside them; from an accepted lead nothing is typed. */
export function Screen() {
  const { person, programme } = useSession();
  const leadId = useListUrl().search.lead;
  const lead = useQuery({
    ...leads.query('GET /leads/{id}', { params: { id: leadId ?? '' } }),
    enabled: leadId !== undefined,
  });
  if (leadId === undefined)
    return (
      <RegisterForm
        keep={`fairway:register:${person.id}`}
        initial={{ text: '', draft: { ...emptyDraft, currency: programme.currency }, sources: {} }}
      />
    );
  if (!lead.data)
    return (
      <Page title="Register a deal">
        {lead.isError ? <ErrorState problem={lead.error} /> : <Loading lines={6} />}
      </Page>
    );
  return (
    <RegisterForm
      leadId={leadId}
      keep={`fairway:register:${person.id}:${leadId}`}
      initial={{ text: '', ...draftOfLead(lead.data, programme.currency) }}
    />
  );
}

/** What was pasted into the palette stands here as if it had been pasted here. */
function useHandedOver(onText: (text: string) => void) {
  const take = useEffectEvent(onText);
  useEffect(() => whenHandedOver((text) => take(text)), []);
}

function RegisterForm({ keep, initial, leadId }: { keep: string; initial: Kept; leadId?: string }) {
  const [first] = useState(initial);
  const [kept, setKept, forget] = useKept(keep, first);
  const form = useRef<HTMLFormElement>(null);
  const renew = useDealRenewal();
  const { programme } = useSession();
  const register = useMutation({
    ...deals.write('POST /deal-registrations'),
    onSuccess: async () => {
      forget();
      await renew();
    },
  });
  const terms = useTerms(kept.draft.dealType, leadId !== undefined);
  const pasted = useMemo(
    () => readPasted(kept.text, { currency: programme.currency }),
    [kept.text, programme.currency],
  );
  const problems = register.error instanceof Problem ? spoken(register.error.fields) : {};
  const byField = Object.keys(problems).length > 0;
  useEffect(() => {
    if (byField) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [byField, register.submittedAt]);

  const onText = (text: string) => {
    const found = readPasted(text, { currency: programme.currency });
    setKept({ text, ...fillFrom(found, text === '' ? first.draft : kept.draft) });
  };
  useHandedOver(onText);
  if (register.data)
    return <Received received={register.data} customer={kept.draft.customerName} />;
  const submit = () =>
    register.mutate({ body: { ...bodyOf(kept.draft), ...(leadId ? { leadId } : {}) } });
  return (
    <Page
      title="Register a deal"
      lead={
        leadId
          ? 'All that is needed is known from the lead.'
          : 'Give us anything you have. We fill in what we can.'
      }
    >
      <div className="register">
        <div className="stack gap-6">
          {!leadId && <PasteBox text={kept.text} pasted={pasted} onText={onText} />}
          {register.isError && !byField && (
            <ErrorState problem={register.error} title="The deal was not registered" />
          )}
          <form
            ref={form}
            id="register"
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!register.isPending) submit();
            }}
          >
            <DraftFields
              draft={kept.draft}
              sources={kept.sources}
              problems={problems}
              requires={terms?.requires ?? []}
              onChange={(field, value) =>
                setKept({
                  ...kept,
                  draft: { ...kept.draft, [field]: value },
                  sources: { ...kept.sources, [field]: undefined },
                })
              }
            />
          </form>
          <MainAct>
            <Button main form="register" type="submit" busy={register.isPending}>
              Register deal
            </Button>
          </MainAct>
        </div>
        <aside className="stack gap-4">
          <Consequence terms={terms} draft={kept.draft} />
        </aside>
      </div>
    </Page>
  );
}

const needed: Record<string, string> = {
  customerName: 'Which company is it?',
  need: 'Say in a few words what they need.',
  contactEmail: 'Give the mail address of somebody there.',
};

/** What the three fields ask for is said in their own words; every other complaint is the server's. */
function spoken(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, detail]) => [
      name,
      detail.startsWith('This is needed') ? (needed[name] ?? detail) : detail,
    ]),
  );
}
