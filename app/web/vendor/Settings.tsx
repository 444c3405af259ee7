import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../web/client/index.ts';
import { Page, useSession } from '../../../web/shell/index.ts';
import {
  Button,
  ErrorState,
  Field,
  Input,
  Link,
  Loading,
  Notice,
  toast,
} from '../../../web/ui/index.ts';
import { MailCheck } from './MailCheck.tsx';
import { SettingsRetention } from './SettingsRetention.tsx';
import { SettingsDays } from './SettingsDays.tsx';
import { bodyOf, draftOf, programmes, unreadableLines } from './settings-draft.ts';
import type { Bind, Settings, SettingsDraft } from './settings-draft.ts';

/** The programme's name, its working days, and the address its mails come from. */
export function Screen() {
  const read = useQuery(programmes.record('GET /programme-settings'));
  const { kind } = useSession().actor;
  return (
    <Page title="Settings">
      <div className="scroll">
        <div className="pad stack gap-8 measure">
          {read.isPending && <Loading lines={8} />}
          {read.isError && (
            <ErrorState
              title="The settings could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          )}
          {read.data && (
            <>
              <SettingsForm
                key={read.data.etag}
                settings={read.data.answer}
                etag={read.data.etag}
              />
              <MailCheck />
              <SettingsRetention locked={kind !== 'vendor.admin'} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

function SettingsForm({ settings, etag }: { settings: Settings; etag: string | undefined }) {
  const locked = useSession().actor.kind !== 'vendor.admin';
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(settings));
  const queries = useQueryClient();
  const save = useMutation({
    ...programmes.write('PATCH /programme-settings'),
    onSuccess: async () => {
      toast('Saved');
      await Promise.all(
        (['/programme-settings', '/mail-check'] as const).map((path) =>
          queries.invalidateQueries({ queryKey: programmes.key(path) }),
        ),
      );
    },
  });
  const problems = save.error instanceof Problem ? save.error.fields : {};
  const stale = save.error instanceof Problem && save.error.status === 412;
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(settings));
  const unreadable = unreadableLines(draft.closedDays).length > 0;
  const bind: Bind = (field) => ({
    value: draft[field],
    disabled: locked,
    onChange: ({ target }) =>
      setDraft({
        ...draft,
        [field]: target.value,
        ...(field === 'country' ? { region: '' } : {}),
      }),
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
      {locked && <Notice tone="info" title="An administrator keeps these settings" />}
      <h2>Programme</h2>
      <Field label="Name" error={problems.name}>
        <Input required maxLength={200} {...bind('name')} />
      </Field>
      <SettingsDays bind={bind} draft={draft} problems={problems} />
      <Sender bind={bind} problems={problems} />
      {stale && (
        <Notice tone="warn" title="A colleague changed the settings meanwhile">
          Copy what you want to keep, load the page again, and make your change.
        </Notice>
      )}
      {save.isError && !stale && Object.keys(problems).length === 0 && (
        <ErrorState problem={save.error} title="The settings were not saved" />
      )}
      {!locked && (
        <p>
          <Button main type="submit" busy={save.isPending} disabled={!changed || unreadable}>
            Save settings
          </Button>
        </p>
      )}
    </form>
  );
}

function Sender({ bind, problems }: { bind: Bind; problems: Record<string, string | undefined> }) {
  return (
    <>
      <h2>Sender of mails</h2>
      <p className="hint">
        The sender’s name is part of the{' '}
        <Link className="link" href="/brand">
          brand
        </Link>
        .
      </p>
      <Field
        label="Address"
        hint="Of a domain whose DNS you can change. Left out, mails come from the installation’s address."
        error={problems.senderAddress}
        optional
      >
        <Input type="email" maxLength={254} {...bind('senderAddress')} />
      </Field>
      <Field
        label="DKIM selector"
        hint="The word under which your mail server’s key stands in DNS. Its operator names it."
        error={problems.dkimSelector}
        optional
      >
        <Input maxLength={63} {...bind('dkimSelector')} />
      </Field>
    </>
  );
}
