import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field, Input, Select } from '../ui/Field.tsx';
import type { Option } from '../ui/Field.tsx';
import { Notice } from '../ui/States.tsx';
import { words } from '../ui/words.ts';
import { filterName } from './list-url.ts';
import type { Filter, ListUrl } from './list-url.ts';
import { operatorWords, operatorsOf } from './operators.ts';
import type { FieldType } from './operators.ts';
import { MissingView, ViewMenu } from './ViewMenu.tsx';
import type { ColumnName } from './columns.ts';
import { unknownFilters } from './views.ts';

/** A field that a list may be filtered by; `options` name the values of a choice. */
export type FilterField = { field: string; label: string; type: FieldType; options?: Option[] };

/** Saved views, filters as chips (field, operator, value, remove) and a way to add one; all of it lives in the address. */
export function FilterBar({
  fields,
  url,
  columns,
  children,
}: {
  fields: FilterField[];
  url: ListUrl;
  /** Columns among which the reader may choose. */
  columns?: ColumnName[];
  children?: ReactNode;
}) {
  const [editing, setEditing] = useState<Filter | 'new' | null>(null);
  const unknown = unknownFilters(url.filters, fields);
  return (
    <>
      <div className="toolbar">
        <ViewMenu url={url} columns={columns} />
        {url.filters.map((filter) => {
          const known = fields.find((field) => field.field === filter.field);
          const text = sayValue(filter, known);
          return (
            <Chip
              key={filter.field + filter.operator}
              name={known?.label ?? filter.field}
              operator={operatorWords[filter.operator] ?? filter.operator}
              text={text}
              onOpen={() => setEditing(filter)}
              onRemove={() => url.removeFilter(filter)}
            >
              {text}
            </Chip>
          );
        })}
        <Button plain icon="plus" onClick={() => setEditing('new')} aria-label={words.addFilter}>
          {words.filter}
        </Button>
        <span className="grow" />
        {children}
        {editing && (
          <FilterDialog
            fields={fields}
            filter={editing === 'new' ? undefined : editing}
            onClose={() => setEditing(null)}
            onApply={(next) => {
              url.setFilter(next);
              setEditing(null);
            }}
          />
        )}
      </div>
      <MissingView url={url} />
      <Unknown filters={unknown} url={url} />
    </>
  );
}

/** A filter of an earlier time: said, never dropped by itself. The view that holds it stays as it was saved. */
function Unknown({ filters, url }: { filters: Filter[]; url: ListUrl }) {
  const [first] = filters;
  if (!first) return null;
  const names = filters.map(({ field, operator }) => filterName({ field, operator })).join(', ');
  return (
    <Notice
      tone="warn"
      title="This list no longer knows a filter of this view"
      act={<Button onClick={() => url.removeFilters(filters)}>Show the list without it</Button>}
    >
      It cannot be read: {names}. The view is kept as it was saved, until you change or delete it.
    </Notice>
  );
}

type FilterDialogProps = {
  fields: FilterField[];
  filter: Filter | undefined;
  onApply: (filter: Filter) => void;
  onClose: () => void;
};

function FilterDialog({ fields, filter, onApply, onClose }: FilterDialogProps) {
  const [name, setName] = useState(filter?.field ?? fields[0]?.field ?? '');
  const field = fields.find((one) => one.field === name) ?? fields[0];
  const [operator, setOperator] = useState(filter?.operator ?? 'is');
  const [value, setValue] = useState(filter?.value ?? '');
  if (!field) return null;
  const operators = operatorsOf[field.type];
  const chosen = operators.includes(operator) ? operator : operators[0];
  const needsValue = chosen !== 'isEmpty' && chosen !== 'isNotEmpty';
  const options = needsValue && (chosen === 'is' || chosen === 'isNot') ? field.options : undefined;
  const shown =
    options && !options.some((option) => option.value === value)
      ? (options[0]?.value ?? '')
      : value;
  return (
    <Dialog title={words.addFilter} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onApply({ field: field.field, operator: chosen, value: needsValue ? shown : 'true' });
        }}
      >
        <Field label={words.filterField}>
          <Select
            value={field.field}
            options={fields.map((one) => ({ value: one.field, label: one.label }))}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={words.filterOperator}>
          <Select
            value={chosen}
            options={operators.map((one) => ({ value: one, label: operatorWords[one] ?? one }))}
            onChange={(event) => setOperator(event.target.value)}
          />
        </Field>
        {needsValue && (
          <Field label={words.filterValue}>
            {options ? (
              <Select
                value={shown}
                options={options}
                onChange={(event) => setValue(event.target.value)}
              />
            ) : (
              <Input
                required
                value={value}
                type={inputType(field.type, chosen)}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button main type="submit">
          {words.apply}
        </Button>
      </form>
    </Dialog>
  );
}

function inputType(type: FieldType, operator: string): string {
  if (operator === 'in' || operator === 'notIn' || operator === 'between') return 'text';
  if (operator.startsWith('within') && type !== 'hierarchy') return 'number';
  return type === 'number' || type === 'money'
    ? 'number'
    : type === 'date' || type === 'moment'
      ? 'date'
      : 'text';
}

function sayValue({ operator, value }: Filter, field: FilterField | undefined): string {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return '';
  const said = value
    .split(',')
    .map((one) => field?.options?.find((option) => option.value === one)?.label ?? one)
    .join(', ');
  return operator === 'withinLastDays' || operator === 'withinNextDays' ? `${said} days` : said;
}
