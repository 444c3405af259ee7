import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ErrorState, Select } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Import } from './clients.ts';

type Report = NonNullable<Import['report']>;
type File = NonNullable<Report['file']>;

/** How the columns were read, with the reason of each guess; another reading is checked anew. */
export function ImportMapping({ one, report, file }: { one: Import; report: Report; file: File }) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const router = useRouter();
  const queries = useQueryClient();
  const headerOf = (field: string) =>
    chosen[field] ?? file.mapping.find((line) => line.field === field)?.header ?? '';
  const check = useMutation({
    mutationFn: () => {
      const map = Object.fromEntries(
        file.mapping
          .map((line) => [line.field, headerOf(line.field)])
          .filter(([, header]) => header !== ''),
      );
      return platform.api('POST /imports', {
        body: {
          kind: one.kind as 'partners',
          fileId: one.fileId ?? undefined,
          dryRun: true,
          map,
          ...(report.key ? { key: report.key } : {}),
        },
      });
    },
    retry: false,
    onSuccess: ({ importId }) => {
      void queries.invalidateQueries({ queryKey: platform.key('/imports') });
      router.history.push(`/imports/${importId}`);
    },
  });
  const mayChange = one.status === 'checked' || one.status === 'refused';
  const options = [
    { value: '', label: 'No column' },
    ...file.headers.map((header) => ({ value: header, label: header })),
  ];
  return (
    <section>
      <div className="section-title">
        <h2>How the columns were read</h2>
        <span className="small quiet">
          {file.format.encoding}, parted by {saySeparator(file.format.separator)}
        </span>
      </div>
      {check.isError && <ErrorState title="It was not checked again" problem={check.error} />}
      <div className="card flush">
        <table className="table two-line" aria-label="How the columns were read">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Column</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {file.mapping.map((line) => (
              <tr key={line.field}>
                <td>
                  {line.label}
                  {line.required && <span className="quiet small"> needed</span>}
                </td>
                <td>
                  {mayChange ? (
                    <Select
                      aria-label={`Column for ${line.label}`}
                      value={headerOf(line.field)}
                      options={options}
                      onChange={(event) =>
                        setChosen({ ...chosen, [line.field]: event.target.value })
                      }
                    />
                  ) : (
                    (line.header ?? line.constant ?? '–')
                  )}
                </td>
                <td className="quiet">
                  {line.confidence !== null && line.confidence < 1
                    ? `${Math.round(line.confidence * 100)} % sure. `
                    : ''}
                  {line.why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {file.ignored.length > 0 && (
        <p className="hint">Columns that serve no field: {file.ignored.join(', ')}.</p>
      )}
      {Object.keys(chosen).length > 0 && (
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          Check again with these columns
        </Button>
      )}
    </section>
  );
}

function saySeparator(separator: string): string {
  return { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[separator] ?? separator;
}
