import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { Button, Checkbox, Empty, ErrorState, Loading } from '../../../../web/ui/index.ts';
import type { OnboardingPath } from '../../path.ts';
import { onboarding, policies } from '../client.ts';
import { PathCanvas } from './PathCanvas.tsx';
import { added, removed } from './path-draft.ts';
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
  const [past, setPast] = useState<readonly OnboardingPath[]>([inForce]);
  const path = past.at(-1) ?? inForce;
  const setPath = (next: OnboardingPath) => setPast([...past, next]);
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
          {mayEdit && (
            <div className="row wrap">
              <Button
                icon="plus"
                onClick={() => {
                  const next = added(path, 'New step');
                  setPath(next);
                  setChosen(next.steps.at(-2)?.clause ?? chosen);
                }}
              >
                Add a step
              </Button>
              <Button
                disabled={!step || step === path.steps.at(-1)}
                onClick={() => {
                  setPath(removed(path, chosen));
                  setChosen(path.steps.find(({ clause }) => clause !== chosen)?.clause ?? '');
                }}
              >
                Remove this step
              </Button>
              <Button disabled={past.length < 2} onClick={() => setPast(past.slice(0, -1))}>
                Undo
              </Button>
              <Checkbox
                label="Partners under way change to it"
                checked={path.forUnderway === true}
                onChange={(event) => setPath({ ...path, forUnderway: event.target.checked })}
              />
            </div>
          )}
          {step && <PathStepForm path={path} step={step} onPath={mayEdit ? setPath : undefined} />}
        </div>
      </div>
    </Page>
  );
}
