import { useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/Button.tsx';
import { Sheet } from '../ui/Dialog.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Bell } from './Bell.tsx';
import { useDesk } from './context.ts';
import { SideNav } from './SideNav.tsx';
import { shellWords } from './words.ts';

/** The vendor's top bar; on a phone it also opens the places. */
export function Topbar({ acts, children }: { acts?: ReactNode; children: ReactNode }) {
  const { openHelp } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <header className="topbar">
      <IconButton
        icon="menu"
        label={shellWords.openPlaces}
        className="to-places"
        onClick={() => setOpen(true)}
      />
      {open && (
        <Sheet label={shellWords.places} className="places" onClose={() => setOpen(false)}>
          <SideNav onLeave={() => setOpen(false)} />
        </Sheet>
      )}
      <div className="titles">{children}</div>
      {acts}
      <Bell />
      <IconButton icon="help" label={shellWords.help} onClick={openHelp} className="only-wide" />
      <AccountMenu />
    </header>
  );
}
