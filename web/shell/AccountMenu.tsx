import { languages } from 'virtual:catalogues';
import { send } from '../client/send.ts';
import { localeOf, locales } from '../language/locales.ts';
import type { Locale } from '../language/locales.ts';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Monogram } from '../ui/Marks.tsx';
import { Menu } from '../ui/Menu.tsx';
import { words } from '../ui/words.ts';
import { useDesk } from './context.ts';
import { placeLinks } from './places.ts';
import { setPreference, usePreferences } from './preferences.ts';
import type { Density, Language, Theme } from './preferences.ts';
import { signOut, switchTo } from './session.ts';
import { shellWords } from './words.ts';

/** Who is here, how the desk looks, the way to the company and out. */
export function AccountMenu() {
  const { session, screens } = useDesk();
  const { side } = session.actor;
  const others = session.memberships.filter((membership) => !membership.current);
  const company = placeLinks(side, screens).filter((link) => link.foot && side === 'partner');
  return (
    <Menu
      className="avatar"
      label={shellWords.account(session.person.name)}
      button={<Monogram name={session.person.name} person medium={side === 'partner'} />}
    >
      <p>
        <strong>{session.person.name}</strong>
        <br />
        <span className="small quiet">
          {session.actor.organisationName} · {session.programme.name}
        </span>
      </p>
      <hr />
      {others.length > 0 && (
        <>
          <p className="small quiet">{shellWords.switchTo}</p>
          {others.map((membership) => (
            <button key={membership.id} type="button" onClick={() => void switchTo(membership.id)}>
              <Icon name="company" />
              <span>
                {membership.programmeName}{' '}
                <span className="small quiet">{membership.organisationName}</span>
              </span>
            </button>
          ))}
          <hr />
        </>
      )}
      {company.map((link) => (
        <Link key={link.href} href={link.href}>
          <Icon name={link.icon} />
          {link.label}
        </Link>
      ))}
      <LanguageChoice />
      <ThemeToggle />
      {side === 'vendor' && <DensityToggle />}
      <hr />
      <a href="/v1/own-data?format=zip" download>
        <Icon name="download" />
        {shellWords.ownData}
      </a>
      <button type="button" onClick={() => void signOut()}>
        <Icon name="leave" />
        {shellWords.signOut}
      </button>
    </Menu>
  );
}

/** System, light or dark; kept for the person on this device. */
export function ThemeToggle() {
  const { theme } = usePreferences();
  return (
    <Setting<Theme>
      label={words.theme}
      names={words.themes}
      value={theme}
      onChange={(value) => setPreference('theme', value)}
    />
  );
}

/** The language of the desk; kept for the person on this device. The page loads again in it. */
export function LanguageChoice() {
  const { language } = usePreferences();
  return (
    <Setting<Language>
      label={words.language}
      names={languageNames()}
      value={language}
      onChange={(value) => {
        setPreference('language', value);
        keepForPages(value);
        void keepForMails(value).finally(() => location.reload());
      }}
    />
  );
}

// Public pages and answers of the server go by the cookie; without it, by the browser's list.
function keepForPages(language: Language): void {
  const age = language === 'system' ? 0 : 31_536_000;
  document.cookie = `fairway-language=${language}; Path=/; Max-Age=${age}; SameSite=Lax`;
}

// Mails are written in the language last chosen; the browser's own is what the first sign-in told.
async function keepForMails(language: Language): Promise<void> {
  if (language === 'system' || language === 'en-XA') return;
  await send('POST /session/language', { body: { language } }).catch(() => undefined);
}

// Each language stands under its own name, so that whoever chose wrongly finds back.
function languageNames(): Record<Language, string> {
  const offered = (Object.keys(locales) as Locale[]).filter(
    (name) => name === 'en' || languages.includes(name),
  ); // the keys are the locales
  const named = offered.map((name) => [name, localeOf(name).name]);
  return { system: words.themes.system, ...Object.fromEntries(named) } as Record<Language, string>; // one name for each
}

/** Row height; kept for the person on this device. */
export function DensityToggle() {
  const { density } = usePreferences();
  return (
    <Setting<Density>
      label={words.density}
      names={words.densities}
      value={density}
      onChange={(value) => setPreference('density', value)}
    />
  );
}

type SettingProps<V extends string> = {
  label: string;
  names: Record<V, string>;
  value: V;
  onChange: (value: V) => void;
};

function Setting<V extends string>({ label, names, value, onChange }: SettingProps<V>) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keeps the menu open while a setting is tried
    <div className="group stack" onClick={(event) => event.stopPropagation()}>
      <label className="stack gap-1">
        <span className="small quiet">{label}</span>
        <span className="select">
          <select
            className="input"
            value={value}
            onChange={(event) => onChange(event.target.value as V)}
          >
            {(Object.keys(names) as V[]).map((name) => (
              <option key={name} value={name}>
                {names[name]}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </label>
    </div>
  );
}
