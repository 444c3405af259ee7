import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, Field, Input } from '../../../web/ui/index.ts';
import { partners } from './client.ts';

export type PickedPartner = { id: string; name: string };

/** Finds a partner by name and picks it; what is picked can be changed. */
export function PartnerPicker({
  label,
  picked,
  onPick,
  error,
}: {
  label: string;
  picked: PickedPartner | null;
  onPick: (partner: PickedPartner | null) => void;
  error?: string | undefined;
}) {
  const [text, setText] = useState('');
  const list = useId();
  const found = useQuery({
    ...partners.query('GET /partners', {
      query: { 'filter[name][contains]': text.trim(), 'filter[stage]': 'active', limit: 6 },
    }),
    enabled: picked === null && text.trim().length > 1,
  });
  if (picked) {
    return (
      <Field label={label} error={error}>
        <Input
          readOnly
          value={picked.name}
          after={
            <Button plain onClick={() => onPick(null)}>
              Change
            </Button>
          }
        />
      </Field>
    );
  }
  const rows = found.data?.data ?? [];
  return (
    <div className="stack">
      <Field label={label} hint="Type two letters of its name." error={error}>
        <Input
          icon="search"
          required
          autoComplete="off"
          role="searchbox"
          aria-controls={list}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <ul className="picks" id={list} aria-live="polite">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onPick({ id: row.id, name: row.name })}>
              <strong>{row.name}</strong>
              <span className="small quiet">
                {[row.tier, row.city, row.country].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
        {found.isSuccess && rows.length === 0 && text.trim().length > 1 && (
          <li className="hint">No active partner has this in its name.</li>
        )}
      </ul>
    </div>
  );
}
