import { useState } from 'react';
import { ThemeToggle } from '../shell/AccountMenu.tsx';
import { Page } from '../shell/index.ts';
import {
  Asked,
  Button,
  DecisionCard,
  Dialog,
  Empty,
  Icon,
  IconButton,
  Kbd,
  Menu,
  Notice,
  PhoneList,
  Sheet,
  Tabs,
  toast,
  Why,
} from '../ui/index.ts';
import { Fields } from './Fields.tsx';
import { rejection, routing } from './fixtures.ts';
import { Marks } from './Marks.tsx';
import { Part } from './Part.tsx';

export function Screen() {
  return (
    <Page
      title="Components"
      acts={
        <Button main icon="plus">
          Main act
        </Button>
      }
    >
      <Tabs
        label="Views"
        tabs={[
          { href: '/', label: 'All', count: 12, current: true },
          { href: '/partners', label: 'Partners', count: 701 },
        ]}
      />
      <div className="scroll">
        <div className="pad stack gap-8">
          <Buttons />
          <Marks />
          <Fields />
          <Reasons />
          <Lists />
        </div>
      </div>
    </Page>
  );
}

function Buttons() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  return (
    <>
      <Part name="Buttons">
        <div className="row wrap">
          <Button>Button</Button>
          <Button icon="mail">With icon</Button>
          <Button plain>Plain</Button>
          <Button danger>Withdraw</Button>
          <Button busy>Registering</Button>
          <Button disabled>Off</Button>
          <IconButton icon="link" label="Copy link" />
          <Menu
            button={
              <>
                More <Icon name="down" />
              </>
            }
          >
            <button type="button">Rename</button>
            <button type="button">Archive</button>
          </Menu>
          <Button onClick={() => setOpen('dialog')}>Dialog</Button>
          <Button onClick={() => setOpen('sheet')}>Sheet</Button>
          <Button onClick={() => toast('Lead snoozed until Monday', { undo: () => undefined })}>
            Toast
          </Button>
          <Kbd>⌘K</Kbd>
        </div>
      </Part>
      {open === 'dialog' && (
        <Dialog
          title="Withdraw the registration of Alpine Ski House?"
          onClose={() => setOpen(null)}
          acts={
            <>
              <Button onClick={() => setOpen(null)}>Keep it</Button>
              <Button main onClick={() => setOpen(null)}>
                Withdraw
              </Button>
            </>
          }
        >
          <p>The protection ends now. Another partner may register the deal.</p>
        </Dialog>
      )}
      {open === 'sheet' && (
        <Sheet label="Sheet" onClose={() => setOpen(null)}>
          <div className="panel">
            <header>
              <h2>Sheet</h2>
            </header>
            <section>
              <Button onClick={() => setOpen(null)}>Close</Button>
            </section>
          </div>
        </Sheet>
      )}
    </>
  );
}

function Reasons() {
  return (
    <Part name="Why?">
      <p>
        Routed to Mail-Order Outlet with <Asked decision={routing.id}>82.4</Asked> points.{' '}
        <Why decision={routing.id} /> And refused:{' '}
        <Why decision={rejection.id} onAppeal={() => toast('Appeal')}>
          Why not?
        </Why>
      </p>
      <div className="row wrap top">
        <DecisionCard
          by="rule"
          over="Decided by rule"
          title="Protected until Mon 22 Feb"
          decision={routing.id}
        >
          <p className="hint">Registration policy, version 4, clause 2.1</p>
        </DecisionCard>
        <DecisionCard
          by="person"
          over="Decided by Stephanie Conroy"
          title="Not approved"
          decision={rejection.id}
        />
        <DecisionCard by="open" over="If you register now" title="Decided by 14:15" />
      </div>
    </Part>
  );
}

function Lists() {
  return (
    <Part name="Notices and lists">
      <div className="card flush">
        <Notice tone="warn" title="Two claims on one customer" act={<Button>Open</Button>}>
          Decide by 14:15.
        </Notice>
        <Notice title="Mail is not set up">Everything waits in the outbox.</Notice>
      </div>
      <div className="card flush">
        <PhoneList
          inset
          label="Deals"
          items={[
            {
              id: '1',
              href: '/',
              title: 'Alpine Ski House',
              under: '46 bikes',
              value: '$56,555',
            },
            { id: '2', title: 'Litware', value: 'Protected' },
          ]}
        />
      </div>
      <div className="card flush">
        <Empty title="Nothing waits for you" act={<Button>See what was decided</Button>}>
          Decisions that rules can’t make come here.
        </Empty>
      </div>
      <ThemeToggle />
    </Part>
  );
}
