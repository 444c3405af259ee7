import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button, ErrorState, Field, Icon, Select } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import { upload } from './upload.ts';
import { sayCode } from './words.ts';

const kinds = [
  'partners',
  'leads',
  'accounts',
  'deals',
  'products',
  'transactions',
  'prospects',
] as const;
type Kind = (typeof kinds)[number];

/** A file is dropped or chosen and checked at once; nothing is written by that. */
export function StartImport({ kind: asked }: { kind: string | undefined }) {
  const [kind, setKind] = useState<Kind>(kinds.find((one) => one === asked) ?? 'partners');
  const [format, setFormat] = useState<'csv' | 'landscape'>('csv');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: async (file: File) => {
      const fileId = await upload(file);
      const chosen = kind === 'partners' ? format : 'csv';
      return platform.api('POST /imports', {
        body: { kind, fileId, format: chosen, dryRun: true },
      });
    },
    retry: false,
    onSuccess: ({ importId }) => {
      void queries.invalidateQueries({ queryKey: platform.key('/imports') });
      router.history.push(`/imports/${importId}`);
    },
  });
  const take = (file: File | undefined) => {
    if (file && !start.isPending) start.mutate(file);
  };
  return (
    <section className="stack gap-4">
      <div className="row gap-4 wrap bottom">
        <Field label="What the file holds">
          <Select
            value={kind}
            options={kinds.map((one) => ({
              value: one,
              label: one === 'transactions' ? 'Orders' : sayCode(one),
            }))}
            onChange={(event) => setKind(event.target.value as Kind)}
          />
        </Field>
        {kind === 'partners' && (
          <Field label="Form">
            <Select
              value={format}
              options={[
                { value: 'csv', label: 'Table (CSV)' },
                { value: 'landscape', label: 'Landscape (YAML)' },
              ]}
              onChange={(event) => setFormat(event.target.value as typeof format)}
            />
          </Field>
        )}
      </div>
      {start.isError && <ErrorState title="The file was not taken" problem={start.error} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <Icon name="upload" />
        <p>
          <strong>Drop the file here.</strong> It is only looked at: you see every change before it
          is made.
        </p>
        <Button busy={start.isPending} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File"
          accept=".csv,.txt,.tsv,.yml,.yaml"
          onChange={(event) => take(event.target.files?.[0])}
        />
      </div>
    </section>
  );
}
