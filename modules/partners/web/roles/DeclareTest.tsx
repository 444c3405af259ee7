import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { enclose, Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Chip,
  Dialog,
  ErrorState,
  Field,
  Input,
  Loading,
  Notice,
  Select,
} from '../../../../web/ui/index.ts';
import { integrations, type ProductVersion } from '../client.ts';
import { faultOf } from './evidence-file.ts';
import { useTestMove } from './use-test-move.ts';

/** Which of the own versions was tested against which of the vendor's. */
export function DeclareTest({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const versions = useQuery(integrations.query('GET /product-versions'));
  const known = versions.data?.data ?? [];
  if (known.length > 0)
    return <TestForm partnerId={partnerId} versions={known} onClose={onClose} />;
  return (
    <Dialog
      title="Declare a test"
      onClose={onClose}
      acts={<Button onClick={onClose}>Close</Button>}
    >
      {versions.isPending && <Loading lines={3} />}
      {versions.isError && <ErrorState problem={versions.error} />}
      {versions.isSuccess && (
        <Notice title="The vendor has declared no product versions yet">
          Ask for them in the conversation; a test says against which version it was made.
        </Notice>
      )}
    </Dialog>
  );
}

const empty = { product: '', number: '', testedOn: '', evidenceUrl: '' };

function TestForm({
  partnerId,
  versions,
  onClose,
}: {
  partnerId: string;
  versions: readonly ProductVersion[];
  onClose: () => void;
}) {
  const [draft, setDraft] = useState<Draft>({
    ...empty,
    productVersionId: versions[0]?.id ?? '',
  });
  const [file, setFile] = useState<File>();
  const [unreadable, setUnreadable] = useState<string>();
  const declare = useTestMove(
    'POST /partners/{id}/integration-tests',
    'Declared. The vendor is told.',
    onClose,
  );
  const fields = declare.error instanceof Problem ? declare.error.fields : {};
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const fault = unreadable ?? (file && faultOf(file));
  const { product, number, testedOn, productVersionId } = draft;
  const evidenceUrl = draft.evidenceUrl.trim();
  const whole =
    product.trim() !== '' &&
    number.trim() !== '' &&
    testedOn !== '' &&
    (evidenceUrl !== '' || file !== undefined) &&
    fault === undefined;
  const send = async () => {
    try {
      const evidenceFile = file && (await enclose(file));
      declare.mutate({
        params: { id: partnerId },
        body: {
          product,
          number,
          productVersionId,
          testedOn,
          ...(evidenceUrl === '' ? {} : { evidenceUrl }),
          ...(evidenceFile ? { evidenceFile } : {}),
        },
      });
    } catch {
      setUnreadable('The file could not be read. Choose it again.');
    }
  };
  return (
    <Dialog
      title="Declare a test"
      onClose={onClose}
      acts={
        <Button main busy={declare.isPending} disabled={!whole} onClick={() => void send()}>
          Declare
        </Button>
      }
    >
      <div className="stack gap-4">
        <TestFields draft={draft} versions={versions} fields={fields} onChange={set} />
        <Enclosure
          file={file}
          onChange={(chosen) => {
            setUnreadable(undefined);
            setFile(chosen);
          }}
        />
        {fault && (
          <p className="problem" role="alert">
            {fault}
          </p>
        )}
        {declare.isError && Object.keys(fields).length === 0 && (
          <ErrorState title="Nothing was declared" problem={declare.error} />
        )}
      </div>
    </Dialog>
  );
}

type Draft = typeof empty & { productVersionId: string };

function TestFields({
  draft,
  versions,
  fields,
  onChange,
}: {
  draft: Draft;
  versions: readonly ProductVersion[];
  fields: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
}) {
  return (
    <>
      <Field label="Your product" error={fields['product']}>
        <Input
          required
          maxLength={200}
          value={draft.product}
          onChange={(event) => onChange({ product: event.target.value })}
        />
      </Field>
      <Field label="Its version" error={fields['number']}>
        <Input
          required
          maxLength={100}
          value={draft.number}
          onChange={(event) => onChange({ number: event.target.value })}
        />
      </Field>
      <Field label="Tested against" error={fields['productVersionId']}>
        <Select
          value={draft.productVersionId}
          options={versions.map((one) => ({
            value: one.id,
            label: `${one.product} ${one.number}`,
          }))}
          onChange={(event) => onChange({ productVersionId: event.target.value })}
        />
      </Field>
      <Field label="Day of the test" error={fields['testedOn']}>
        <Input
          required
          type="date"
          value={draft.testedOn}
          onChange={(event) => onChange({ testedOn: event.target.value })}
        />
      </Field>
      <Field
        label="Link to the evidence"
        hint="A report that both sides can open, beginning with https://. A link, a file, or both."
        error={fields['evidenceUrl']}
      >
        <Input
          type="url"
          maxLength={500}
          value={draft.evidenceUrl}
          onChange={(event) => onChange({ evidenceUrl: event.target.value })}
        />
      </Field>
    </>
  );
}

function Enclosure({
  file,
  onChange,
}: {
  file: File | undefined;
  onChange: (file: File | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="row wrap">
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File of the evidence"
        accept=".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.docx,.xlsx,.pptx"
        onChange={(event) => {
          onChange(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button plain icon="plus" onClick={() => input.current?.click()}>
        Attach a file
      </Button>
      {file && <Chip onRemove={() => onChange(undefined)}>{file.name}</Chip>}
    </div>
  );
}
