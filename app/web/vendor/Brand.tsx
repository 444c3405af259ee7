import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '../../../web/client/index.ts';
import { Page, showBrand } from '../../../web/shell/index.ts';
import { Button, ErrorState, Field, Input, Loading, Notice, toast } from '../../../web/ui/index.ts';
import { normalHex } from '../../../platform/brand/colour.ts';
import { houseTheme } from '../../../platform/brand/house.ts';
import { toldMoves } from '../../../platform/brand/theme.ts';
import {
  bodyOf,
  brands,
  colourProblem,
  draftOf,
  isMailed,
  pictureFrom,
  pictureOf,
  themeOf,
} from './brand-draft.ts';
import type { Brand, BrandDraft } from './brand-draft.ts';
import { BrandPreviews } from './BrandPreviews.tsx';
import { upload } from './upload.ts';

/** One colour, a logo and a name; and how everything looks in them, before it does. */
export function Screen() {
  const read = useQuery(brands.record('GET /brand'));
  return (
    <Page title="Brand">
      <div className="scroll">
        <div className="pad stack gap-8">
          {read.isPending && <Loading lines={8} />}
          {read.isError && (
            <ErrorState
              title="The brand could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          )}
          {read.data && (
            <BrandForm key={read.data.etag} brand={read.data.answer} etag={read.data.etag} />
          )}
        </div>
      </div>
    </Page>
  );
}

function BrandForm({ brand, etag }: { brand: Brand; etag: string | undefined }) {
  const [draft, setDraft] = useState<BrandDraft>(() => draftOf(brand));
  const save = useSave(draft, etag);
  const problems = save.error instanceof Problem ? save.error.fields : {};
  const stale = save.error instanceof Problem && save.error.status === 412;
  const isChanged =
    typeof draft.logo === 'object' || JSON.stringify(draft) !== JSON.stringify(draftOf(brand));
  const wrong = colourProblem(draft);
  const picture = pictureOf(draft, brand);
  const theme = themeOf(draft, brand.colour);
  return (
    <>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending && isChanged && !wrong) save.mutate();
        }}
      >
        <Colour draft={draft} onChange={setDraft} problem={wrong ?? problems.colour} />
        <details>
          <summary className="why">Why these tones?</summary>
          <ul className="bullets hint">
            {(theme === houseTheme ? houseTold : toldMoves(theme)).map((told) => (
              <li key={told}>{told}</li>
            ))}
          </ul>
        </details>
        <Logo draft={draft} picture={picture} onChange={setDraft} problem={problems.logoFileId} />
        <Field
          label="Sender’s name"
          hint={`Stands over every mail. Left out, it is ${brand.programmeName}.`}
          error={problems.senderName}
          optional
        >
          <Input
            maxLength={100}
            value={draft.senderName}
            onChange={({ target }) => setDraft({ ...draft, senderName: target.value })}
          />
        </Field>
        {stale && (
          <Notice tone="warn" title="A colleague changed the brand meanwhile">
            Load the page again, and make your change once more.
          </Notice>
        )}
        {save.isError && !stale && Object.keys(problems).length === 0 && (
          <ErrorState problem={save.error} title="The brand was not saved" />
        )}
        <p>
          <Button
            main
            type="submit"
            busy={save.isPending}
            disabled={!isChanged || wrong !== undefined}
          >
            Save brand
          </Button>
        </p>
      </form>
      <BrandPreviews
        theme={theme}
        logo={picture}
        name={brand.programmeName}
        sender={draft.senderName.trim() || brand.programmeName}
        mailLogo={isMailed(draft, brand) ? picture : null}
      />
    </>
  );
}

const houseTold = ['No colour is set, so everything is in the product’s own tones.'];

/** Uploads a chosen logo, saves, and has the desk around wear the brand at once. */
function useSave(draft: BrandDraft, etag: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const fileId = typeof draft.logo === 'object' ? await upload(draft.logo.file, 'logo') : null;
      return brands.api('PATCH /brand', { body: bodyOf(draft, fileId), ifMatch: etag });
    },
    retry: false,
    onSuccess: async ({ version, logo }) => {
      toast('Saved. Everybody sees it from now on.');
      showBrand(version, logo?.href ?? null);
      await queries.invalidateQueries({ queryKey: brands.key('/brand') });
    },
  });
}

type PartProps = {
  draft: BrandDraft;
  onChange: (draft: BrandDraft) => void;
  problem: string | undefined;
};

/** The same colour twice: picked, or typed. */
function Colour({ draft, onChange, problem }: PartProps) {
  const set = (colour: string) => onChange({ ...draft, colour });
  return (
    <div className="colour-row">
      <Field
        label="Colour"
        hint="One is enough. Left empty, the product’s own tones stay."
        error={problem}
        optional
      >
        <Input
          spellCheck={false}
          autoCapitalize="off"
          placeholder={houseTheme.colour}
          maxLength={7}
          value={draft.colour}
          onChange={({ target }) => set(target.value)}
        />
      </Field>
      <Field label="Pick it">
        <Input
          type="color"
          className="colour-pick"
          value={normalHex(draft.colour) ?? houseTheme.colour}
          onChange={({ target }) => set(target.value)}
        />
      </Field>
    </div>
  );
}

function Logo({ draft, onChange, picture, problem }: PartProps & { picture: string | null }) {
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setUnread(undefined);
    try {
      onChange({ ...draft, logo: await pictureFrom(file) });
    } catch (thrown) {
      setUnread(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  return (
    <div className="field" role="group" aria-label="Logo">
      <span className="label">
        Logo <span className="optional">(optional)</span>
      </span>
      <div className="row gap-3 wrap">
        {picture && <img className="brand-logo large" src={picture} alt="The logo" />}
        <Button icon="upload" onClick={() => input.current?.click()}>
          {picture ? 'Choose another' : 'Choose a picture'}
        </Button>
        {picture && (
          <Button plain onClick={() => onChange({ ...draft, logo: 'none' })}>
            Take it away
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label="Picture of the logo"
          accept=".png,.jpg,.jpeg,.webp,.svg"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file can be chosen again, after it was mended.
            target.value = '';
          }}
        />
      </div>
      {(problem ?? unread) ? (
        <span className="problem" role="alert">
          {problem ?? unread}
        </span>
      ) : (
        <span className="hint">
          PNG, JPEG, WebP or plain SVG of at most 256 KB. Mails show PNG and JPEG alone; others give
          way to the name.
        </span>
      )}
    </div>
  );
}
