import { WhyHost } from '../ui/WhyHost.tsx';
import { Content } from './Content.tsx';
import { mountDesk } from './mount.tsx';
import type { Contributions } from './screen.ts';
import type { Session } from './session.ts';
import { SideNav } from './SideNav.tsx';
import { shellWords } from './words.ts';

/** The vendor's workbench: places at the side, the desk beside them. */
export function VendorFrame() {
  return (
    <div className="workbench">
      <a className="button skip" href="#content">
        {shellWords.toContent}
      </a>
      <SideNav />
      <Content className="desk" />
      <WhyHost />
    </div>
  );
}

export function mount(root: HTMLElement, session: Session, contributions: Contributions): void {
  mountDesk(root, VendorFrame, session, contributions);
}
