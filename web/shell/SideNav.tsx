import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { BrandMark, Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Kbd } from '../ui/Marks.tsx';
import { useDesk } from './context.ts';
import { useLogo } from './look.ts';
import { placeLinks } from './places.ts';
import type { PlaceLink } from './places.ts';
import type { Screen } from './screen.ts';
import { shellWords } from './words.ts';

const commandKey = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** The vendor's places: search and inbox, the seven, and at the foot what is set up rarely. */
export function SideNav({ onLeave }: { onLeave?: () => void }) {
  const { session, screens, openPalette } = useDesk();
  const logo = useLogo();
  const current = useMatches({ select: (matches) => matches.at(-1)?.staticData.screen });
  const links = placeLinks('vendor', screens);
  const inbox = screens.find((screen) => screen.place === 'inbox');
  const item = (link: PlaceLink) => <PlaceItem key={link.place} link={link} current={current} />;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the press bubbles up from the links
    <nav className="side" aria-label={shellWords.places} onClick={onLeave}>
      <Link className="programme" href="/">
        <BrandMark logo={logo} />
        <span>
          {session.programme.name}
          <small>{shellWords.vendorSide}</small>
        </span>
      </Link>
      <button type="button" className="search" onClick={openPalette}>
        <Icon name="search" />
        {shellWords.search}
        <span className="count">
          <Kbd>{commandKey}</Kbd>
        </span>
      </button>
      {inbox && (
        <Link href={inbox.path} aria-current={current?.place === 'inbox' ? 'page' : undefined}>
          <Icon name="inbox" />
          {inbox.title}
          <Count screen={inbox} />
        </Link>
      )}
      <hr />
      {links.filter((link) => !link.foot).map(item)}
      <div className="foot">
        <hr />
        {links.filter((link) => link.foot).map(item)}
      </div>
    </nav>
  );
}

function PlaceItem({ link, current }: { link: PlaceLink; current: Screen | undefined }) {
  const here = current?.place === link.place;
  return (
    <>
      <Link
        href={link.href}
        aria-current={here ? (link.href === current?.path ? 'page' : 'true') : undefined}
      >
        <Icon name={link.icon} />
        {link.label}
      </Link>
      {here && link.within.length > 1 && (
        <div className="within" role="group" aria-label={shellWords.within(link.label)}>
          {link.within.map((screen) => (
            <Link
              key={screen.path}
              href={screen.path}
              aria-current={screen.path === current?.path ? 'page' : undefined}
            >
              {screen.title}
              {screen.count && <Count screen={screen} />}
            </Link>
          ))}
        </div>
      )}
    </>
  );
}

function Count({ screen }: { screen: Screen }) {
  const { data } = useQuery({
    queryKey: ['count', screen.path],
    queryFn: () => (screen.count ? screen.count() : 0),
    enabled: screen.count !== undefined,
    refetchInterval: 60_000,
  });
  return data ? <span className="count">{data.toLocaleString()}</span> : null;
}
