import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { Button, Empty, ErrorState, Loading } from '../../../../web/ui/index.ts';
import type { OnboardingPath } from '../../path.ts';
import { onboarding, policies } from '../client.ts';
import { PathCanvas } from './PathCanvas.tsx';
import { PathStepForm } from './PathStepForm.tsx';

/** The path as a canvas of lanes and arrows, and step by step; what is changed becomes a draft. */
export function Screen() {
  const read = useQuery(
    policies.query('GET /policies', {
      query: { 'filter[kind]': 'onboarding.path', 'filter[status]': 'published', limit: 20 },
    }),
  );
  const policy = read.data?.data.find((one) => one.inForce);
  if (policy) {
    // The server checked the document when it was published.
    return <Editor key={policy.id} inForce={policy.document as unknown as OnboardingPath} />;
  }
  return (
    <Page title="Onboarding path">
      <div className="pad">
        {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <Loading lines={8} />}
        {read.data && (
          <Empty title="No path is in force">Publish one, and partners see their steps.</Empty>
        )}
      </div>
    </Page>
  );
}

function Editor({ inForce }: { inForce: OnboardingPath }) {
  const { actor } = useSession();
  const [path, setPath] = useState(inForce);
  const [chosen, setChosen] = useState(inForce.steps[0]?.clause ?? '');
  const figures = useQuery(onboarding.query('GET /onboarding-figures', { query: { days: 365 } }));
  const router = useRouter();
  const queries = useQueryClient();
  const draft = useMutation({
    ...policies.write('POST /policies'),
    onSuccess: (policy) => {
      void queries.invalidateQueries({ queryKey: policies.key('/policies') });
      router.history.push(`/policies/${policy.id}`);
    },
  });
  const step = path.steps.find(({ clause }) => clause === chosen);
  const mayEdit = ['vendor.admin', 'vendor.channel-manager'].includes(actor.kind);
  const save = () => draft.mutate({ body: { kind: 'onboarding.path', document: { ...path } } });
  return (
    <Page
      title="Onboarding path"
      acts={
        mayEdit && (
          <Button main busy={draft.isPending} disabled={path === inForce} onClick={save}>
            Save as a draft
          </Button>
        )
      }
    >
      <div className="scroll">
        <div className="pad stack gap-6">
          {draft.isError && <ErrorState title="The draft was not saved" problem={draft.error} />}
          <p className="hint measure">
            Changes become a draft; there it is tried on current partners and published.
          </p>
          <PathCanvas
            path={path}
            figures={figures.data?.steps ?? []}
            chosen={chosen}
            onChoose={setChosen}
            onPath={mayEdit ? setPath : undefined}
          />
          {step && <PathStepForm path={path} step={step} onPath={mayEdit ? setPath : undefined} />}
        </div>
      </div>
    </Page>
  );
}
