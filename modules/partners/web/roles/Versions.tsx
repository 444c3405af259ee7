import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { Button, Dialog, ErrorState, Field, Input, Loading } from '../../../../web/ui/index.ts';
import { integrations, type ProductVersion } from '../client.ts';
import { sayDay } from './say-day.ts';
import { useTestMove } from './use-test-move.ts';

/** The vendor's product versions, against which all integration partners test; a new one is declared here. */
export function Versions({ mayAct, onClose }: { mayAct: boolean; onClose: () => void }) {
  const read = useQuery(integrations.query('GET /product-versions'));
  const versions = read.data?.data ?? [];
  return (
    <Dialog
      title="Your product versions"
      onClose={onClose}
      acts={<Button onClick={onClose}>Close</Button>}
    >
      <div className="stack gap-4">
        <p className="hint">
          Integration partners test against these. Once a newer version is declared, tests against
          older ones of the same product are outdated, and whoever made them is told.
        </p>
        {mayAct && <NewVersion known={versions} />}
        {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <Loading lines={3} />}
        {read.isSuccess && versions.length === 0 && (
          <p className="hint">No version is declared yet.</p>
        )}
        <ul className="promises" aria-label="Declared versions">
          {versions.map((version) => (
            <VersionLine key={version.id} version={version} mayAct={mayAct} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function VersionLine({ version, mayAct }: { version: ProductVersion; mayAct: boolean }) {
  const takeBack = useTestMove('DELETE /product-versions/{id}', 'Taken back.');
  return (
    <li>
      <span className="grow">
        <span className="name">
          {version.product} {version.number}
        </span>
        <span className="hint">
          Out since {sayDay(version.releasedOn)}, declared by {version.declaredBy}
        </span>
        {takeBack.isError && <ErrorState title="It stays" problem={takeBack.error} />}
      </span>
      {mayAct && (
        <Button
          plain
          busy={takeBack.isPending}
          onClick={() =>
            takeBack.mutate({ params: { id: version.id }, ifMatch: `"${version.version}"` })
          }
        >
          Take back
        </Button>
      )}
    </li>
  );
}

function NewVersion({ known }: { known: readonly ProductVersion[] }) {
  const [product, setProduct] = useState<string>();
  const [number, setNumber] = useState('');
  const [releasedOn, setReleasedOn] = useState('');
  const declare = useTestMove('POST /product-versions', 'Declared.', () => setNumber(''));
  const fields = declare.error instanceof Problem ? declare.error.fields : {};
  const named = product ?? known[0]?.product ?? '';
  return (
    <form
      className="stack gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        declare.mutate({
          body: { product: named, number, ...(releasedOn === '' ? {} : { releasedOn }) },
        });
      }}
    >
      <Field label="Product" error={fields['product']}>
        <Input
          required
          maxLength={200}
          value={named}
          onChange={(event) => setProduct(event.target.value)}
        />
      </Field>
      <Field label="Version" error={fields['number']}>
        <Input
          required
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </Field>
      <Field
        label="Out since"
        optional
        hint="Today where none is given."
        error={fields['releasedOn']}
      >
        <Input
          type="date"
          value={releasedOn}
          onChange={(event) => setReleasedOn(event.target.value)}
        />
      </Field>
      <div>
        <Button
          type="submit"
          busy={declare.isPending}
          disabled={named.trim() === '' || number.trim() === ''}
        >
          Declare the version
        </Button>
      </div>
      {declare.isError && Object.keys(fields).length === 0 && (
        <ErrorState title="Nothing was declared" problem={declare.error} />
      )}
    </form>
  );
}
