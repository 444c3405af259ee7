import { useState } from 'react';
import type { ReactNode } from 'react';
import { ThemeToggle } from '../shell/AccountMenu.tsx';
import { Page } from '../shell/index.ts';
import {
  Asked,
  Bar,
  Button,
  Checkbox,
  Chip,
  Deadline,
  DecisionCard,
  Dialog,
  Empty,
  Field,
  Icon,
  IconButton,
  Input,
  Kbd,
  Menu,
  MiniBars,
  Missing,
  Money,
  Monogram,
  Notice,
  PhoneList,
  Pill,
  RadioList,
  Segments,
  Select,
  Sheet,
  State,
  Switch,
  Tabs,
  Textarea,
  Tier,
  toast,
  When,
  Why,
} from '../ui/index.ts';
import { rejection, routing } from './fixtures.ts';

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="stack gap-3">
      <h2>{name}</h2>
      {children}
    </section>
  );
}

export function Screen() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  const [choice, setChoice] = useState('a');
  const [on, setOn] = useState(true);
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
          <Part name="Marks">
            <div className="row wrap gap-6">
              <State>Waiting</State>
              <State tone="good">Won</State>
              <State tone="warn">Answer by 14:15</State>
              <State tone="bad">Refused</State>
              <State tone="info" icon="lock">
                Protected
              </State>
              <Pill tone="warn">Decide by 14:15</Pill>
              <Pill tone="good">Approved</Pill>
              <Pill tone="bad">Lost</Pill>
              <Pill tone="info">until 3 Dec</Pill>
              <Pill>Draft</Pill>
              <Tier level={3}>Gold</Tier>
              <Monogram name="Tenth Bike Store" large />
              <Monogram name="Stephanie Conroy" person />
              <MiniBars values={[3, 5, 4, 8]} label="Quarters 3, 5, 4, 8" />
              <Money value={{ minor: 43_160_012, currency: 'USD' }} short />
              <Money value={{ minor: 128_450_050, currency: 'EUR' }} />
              <Money value={null} />
              <Missing />
              <When at="2026-11-24T22:15:00Z" />
              <When at="2026-11-18T10:00:00Z" show="exact" />
              <Deadline at="2026-11-24T22:15:00Z">Answer by</Deadline>
              <Deadline at="2026-11-20T10:00:00Z" over="Answer was due">
                Answer by
              </Deadline>
            </div>
            <div className="stack measure">
              <Bar share={0.4} />
              <Bar share={0.7} tone="strong" mark={0.5} />
              <Bar share={0.3} tone="bad" label="30 of 100" />
            </div>
          </Part>
          <Part name="Fields">
            <div className="form">
              <Field
                label="Customer company"
                hint="As the customer writes it"
                source="from your text; alpineskihouse.com"
              >
                <Input defaultValue="Alpine Ski House" />
              </Field>
              <Field
                label="Contact mail"
                error="This is not a mail address. It needs an @ and a domain."
              >
                <Input defaultValue="adriana" type="email" />
              </Field>
              <Field label="Search" quietLabel>
                <Input icon="search" placeholder="Find a partner" />
              </Field>
              <Field label="Need" optional>
                <Textarea defaultValue="46 bikes for the rental desk" />
              </Field>
              <Field label="Country">
                <Select
                  options={[
                    { value: 'US', label: 'United States' },
                    { value: 'DE', label: 'Germany' },
                  ]}
                />
              </Field>
              <Checkbox label="Tell me when it is decided" hint="One mail" defaultChecked />
              <Checkbox label="Some" indeterminate />
              <Switch label="Sandbox" checked={on} onChange={() => setOn(!on)} />
              <RadioList
                label="Reason"
                value={choice}
                onChange={setChoice}
                choices={[
                  { value: 'a', label: 'No room now' },
                  { value: 'b', label: 'Not our field', hint: 'We learn from it' },
                ]}
              />
              <Segments
                label="View"
                value={choice}
                onChange={setChoice}
                choices={[
                  { value: 'a', label: 'Table' },
                  { value: 'b', label: 'Board' },
                ]}
              />
            </div>
            <div className="row wrap">
              <Chip name="Tier" operator="is not" text="Applicant" onRemove={() => undefined}>
                Applicant
              </Chip>
              <Chip name="Ordered">in the last 4 quarters</Chip>
            </div>
          </Part>
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
        </div>
      </div>
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
    </Page>
  );
}
