import './partner.css';
import { useMatches } from '@tanstack/react-router';
import { IconButton } from '../ui/Button.tsx';
import { BrandMark, Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { WhyHost } from '../ui/WhyHost.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Bell } from './Bell.tsx';
import { Content } from './Content.tsx';
import { useDesk } from './context.ts';
import { mountDesk } from './mount.tsx';
import { useLogo } from './look.ts';
import { placeLinks } from './places.ts';
import type { Contributions } from './screen.ts';
import type { Session } from './session.ts';
import { shellWords } from './words.ts';

/** The partner's errand desk: five places, at the top of a desk and at the bottom of a phone. */
export function PartnerFrame() {
  const { session, screens, openPalette } = useDesk();
  const logo = useLogo();
  const current = useMatches({ select: (matches) => matches.at(-1)?.staticData.screen });
  const links = placeLinks('partner', screens).filter((link) => !link.foot);
  const others = session.memberships.filter((membership) => !membership.current).length;
  const linkOf = (href: string) => ({
    href,
    'aria-current':
      links.find((link) => link.href === href)?.place === current?.place
        ? ('page' as const)
        : undefined,
  });
  const company = [session.actor.organisationName, others > 0 && shellWords.morePlaces(others)]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className="partner-frame">
      <a className="button skip" href="#content">
        {shellWords.toContent}
      </a>
      <header className="partner-top">
        <Link className="home" href="/">
          <BrandMark logo={logo} />
          {session.programme.name}
        </Link>
        <nav aria-label={shellWords.places}>
          {links.map((link) => (
            <Link key={link.href} {...linkOf(link.href)}>
              {link.label}
            </Link>
          ))}
        </nav>
        <span className="grow" />
        <IconButton icon="search" label={shellWords.searchOrPaste} onClick={openPalette} />
        <Bell />
        <span className="company">{session.actor.organisationName}</span>
        <AccountMenu />
      </header>
      <header className="phone-top">
        <Link className="home" href="/">
          <BrandMark logo={logo} />
          <span>
            <strong>{session.programme.name}</strong>
            <small className="clip">{company}</small>
          </span>
        </Link>
        <IconButton icon="search" label={shellWords.searchOrPaste} onClick={openPalette} />
        <Bell />
        <AccountMenu />
      </header>
      <Content className="stack grow" />
      <WhyHost />
      <nav className="bottombar" aria-label={shellWords.places}>
        {links.map((link) => (
          <Link key={link.href} {...linkOf(link.href)}>
            <Icon name={link.icon} />
            {link.label}
          </Link>
        ))}
      </nav>
    </div>
  );
}

export function mount(root: HTMLElement, session: Session, contributions: Contributions): void {
  mountDesk(root, PartnerFrame, session, contributions);
}
