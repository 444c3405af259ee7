import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { MainAct } from '../../../../web/shell/index.ts';
import {
  Button,
  ErrorState,
  Field,
  Input,
  Notice,
  Switch,
  Textarea,
  toast,
} from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import type { OwnCompany } from './own.ts';

type Draft = {
  description: string;
  website: string;
  phone: string;
  specialisations: string;
  regionsServed: string;
  industries: string;
  languages: string;
  capacity: string;
  listed: boolean;
};
type Bind = (field: Exclude<keyof Draft, 'listed'>) => {
  value: string;
  disabled: boolean;
  onChange: (event: { target: { value: string } }) => void;
};
const lists = ['specialisations', 'regionsServed', 'industries', 'languages'] as const;

/** The part of the profile that is the partner's own. Saved against the version that was read: nobody's change is lost. */
export function ProfileForm({
  company,
  etag,
  locked,
}: {
  company: OwnCompany;
  etag: string | undefined;
  locked: boolean;
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(company));
  // With nothing to save there is no button, and a phone keeps its places.
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(company));
  const queries = useQueryClient();
  const save = useMutation({
    ...partners.write('PATCH /company'),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: partners.key('/company') });
      toast('Saved');
    },
  });
  const problems = save.error instanceof Problem ? save.error.fields : {};
  const stale = save.error instanceof Problem && save.error.status === 412;
  const bind: Bind = (field) => ({
    value: draft[field],
    disabled: locked,
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [field]: event.target.value }),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate({ body: bodyOf(draft), ifMatch: etag });
      }}
    >
      {locked && <Notice tone="info" title="Your administrator keeps this profile" />}
      {stale && (
        <Notice
          tone="warn"
          title="A colleague changed the profile meanwhile"
          act={
            <Button
              onClick={() => void queries.invalidateQueries({ queryKey: partners.key('/company') })}
            >
              Show theirs
            </Button>
          }
        >
          Your text is still here. Load theirs, then make your change again.
        </Notice>
      )}
      {save.isError && !stale && Object.keys(problems).length === 0 && (
        <ErrorState problem={save.error} title="The profile was not saved" />
      )}
      <ProfileFields bind={bind} problems={problems} />
      <Switch
        label="Found in the public directory"
        checked={draft.listed}
        disabled={locked}
        onChange={(event) => setDraft({ ...draft, listed: event.target.checked })}
      />
      {!locked && changed && (
        <MainAct>
          <Button main type="submit" busy={save.isPending}>
            Save profile
          </Button>
        </MainAct>
      )}
    </form>
  );
}

function ProfileFields({ bind, problems }: { bind: Bind; problems: Record<string, string> }) {
  return (
    <>
      <Field
        label="What you do, in two sentences"
        hint="Shown in the directory and to customers."
        error={problems.description}
      >
        <Textarea rows={3} maxLength={5000} {...bind('description')} />
      </Field>
      <Field
        label="Specialisations"
        hint="Separated by commas. Routing weighs them."
        error={problems.specialisations}
      >
        <Input {...bind('specialisations')} />
      </Field>
      <Field
        label="Regions you serve"
        hint="Countries or states, such as US-CA, US-NV. Empty means your own region."
        error={problems.regionsServed}
      >
        <Input {...bind('regionsServed')} />
      </Field>
      <Field
        label="Open leads you take at once"
        hint="When so many are open, new ones go to others until you answer."
        error={problems.capacity}
      >
        <Input inputMode="numeric" {...bind('capacity')} />
      </Field>
      <Field label="Industries" optional error={problems.industries}>
        <Input {...bind('industries')} />
      </Field>
      <Field label="Languages" optional error={problems.languages}>
        <Input {...bind('languages')} />
      </Field>
      <Field label="Web address" optional error={problems.website}>
        <Input type="url" {...bind('website')} />
      </Field>
      <Field label="Phone" optional error={problems.phone}>
        <Input type="tel" {...bind('phone')} />
      </Field>
    </>
  );
}

function draftOf(company: OwnCompany): Draft {
  return {
    description: company.description,
    website: company.website ?? '',
    phone: company.phone ?? '',
    specialisations: company.specialisations.join(', '),
    regionsServed: company.regionsServed.join(', '),
    industries: company.industries.join(', '),
    languages: company.languages.join(', '),
    capacity: company.capacity === null ? '' : String(company.capacity),
    listed: company.listed,
  };
}

function bodyOf(draft: Draft) {
  const { description, website, phone, capacity, listed } = draft;
  const texts = Object.fromEntries(
    lists.map((field) => [
      field,
      draft[field]
        .split(/[,;\n]/)
        .map((part) => part.trim())
        .filter(Boolean),
    ]),
  );
  return {
    description,
    website: website.trim() || null,
    phone: phone.trim() || null,
    // What is no number is sent as it is, so that the server's answer stands beneath the field.
    capacity: capacity.trim() === '' ? null : Number(capacity),
    listed,
    ...texts,
  };
}
