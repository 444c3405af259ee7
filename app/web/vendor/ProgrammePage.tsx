import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useSession } from '../../../web/shell/index.ts';
import { Button, ErrorState, Loading, Switch, toast } from '../../../web/ui/index.ts';
import { programmePage, useChanges, useTrial } from './programme-changes.ts';
import type { ProgrammePage } from './programme-changes.ts';
import './programme-page.css';
import { ProgrammeSection } from './ProgrammeSection.tsx';
import { ProgrammeActs, ProgrammeTrial } from './ProgrammeTrial.tsx';
import { sayPolicyKind } from './words.ts';

/** The whole programme in sentences; every value is changed where it stands, and tried beside it. */
export function Screen() {
  const read = useQuery(programmePage.query('GET /programme-page'));
  const [reasons, setReasons] = useState(false);
  return (
    <Page
      title="Programme on a page"
      acts={
        <Switch
          label="Reasons"
          checked={reasons}
          onChange={(event) => setReasons(event.target.checked)}
        />
      }
    >
      <div className="scroll">
        {read.isPending && (
          <div className="pad">
            <Loading lines={12} />
          </div>
        )}
        {read.isError && (
          <ErrorState
            title="The programme could not be loaded"
            problem={read.error}
            onRetry={() => void read.refetch()}
          />
        )}
        {read.data && <Rules page={read.data} reasons={reasons} />}
      </div>
    </Page>
  );
}

function Rules({ page, reasons }: { page: ProgrammePage; reasons: boolean }) {
  const { actor } = useSession();
  const mayEdit = ['vendor.admin', 'vendor.channel-manager'].includes(actor.kind);
  const { changes, change, count, drop } = useChanges();
  const trial = useTrial(changes, page.sections, mayEdit);
  const tried = count === 0 ? [] : (trial.data ?? []);
  return (
    <div className="programme-page pad">
      <div className="stack gap-8">
        {page.missing.length > 0 && <Missing kinds={page.missing.map(({ kind }) => kind)} />}
        {page.sections.map((section) => (
          <ProgrammeSection
            key={section.kind}
            section={section}
            changes={changes[section.kind] ?? {}}
            tried={
              changes[section.kind] ? tried.find(({ kind }) => kind === section.kind) : undefined
            }
            reasons={reasons}
            mayEdit={mayEdit}
            onChange={(chip, value) => change(section.kind, chip, value)}
          />
        ))}
      </div>
      <ProgrammeTrial
        sections={page.sections}
        tried={tried}
        changes={changes}
        count={count}
        busy={trial.isFetching}
        error={count > 0 ? trial.error : null}
      />
      <ProgrammeActs
        sections={page.sections}
        tried={tried}
        changes={changes}
        count={count}
        onDrop={drop}
      />
    </div>
  );
}

/** An older programme, since when the product learned further kinds of rules. */
function Missing({ kinds }: { kinds: string[] }) {
  const { actor } = useSession();
  const queries = useQueryClient();
  const publish = useMutation({
    ...programmePage.write('POST /programme-page/missing'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: programmePage.key('/programme-page') });
      toast('The usual rules are in force. Read them below.');
    },
  });
  return (
    <section className="card pad stack">
      <h2>The programme has no rules yet for some things</h2>
      <ul className="bullets">
        {kinds.map((kind) => (
          <li key={kind}>{sayPolicyKind(kind)}</li>
        ))}
      </ul>
      {publish.isError && <ErrorState title="Nothing was published" problem={publish.error} />}
      {actor.kind === 'vendor.admin' ? (
        <div>
          <Button main busy={publish.isPending} onClick={() => publish.mutate({})}>
            Put the usual rules in force
          </Button>
        </div>
      ) : (
        <p className="hint">An administrator puts the usual ones in force.</p>
      )}
    </section>
  );
}
