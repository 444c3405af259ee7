import { useState } from 'react';
import { MainAct, Page } from '../shell/index.ts';
import { Asked, Button, DecisionCard, Field, IconButton, Input, State, Why } from '../ui/index.ts';
import { routing } from './fixtures.ts';

export function Screen() {
  const [contact, setContact] = useState('Adriana Fernandez');
  return (
    <Page title="Register a deal" lead="Give us anything you have. We fill in what we can.">
      <div className="register">
        <div className="stack gap-6">
          <div className="paste">
            <p>
              Hi, good to meet you at <mark>Alpine Ski House</mark>. We would take{' '}
              <mark>46 mountain bikes</mark> for the rental desk in <mark>Colma</mark>, delivery{' '}
              <mark>before April</mark>. Best, <mark>Adriana Fernandez</mark>
            </p>
            <div className="row between">
              <span className="row">
                <IconButton icon="camera" label="Photograph a card" />
                <IconButton icon="file" label="Choose a file" />
              </span>
              <State tone="good">Understood 5 things</State>
            </div>
          </div>
          <form className="form">
            <Field label="Customer company" source="from your text; alpineskihouse.com">
              <Input defaultValue="Alpine Ski House" />
            </Field>
            <Field
              label="What they need"
              source={
                <>
                  from your text. <Why decision={routing.id}>Why this model?</Why>
                </>
              }
            >
              <Input defaultValue="46 × Mountain-200 Black" />
            </Field>
            <Field
              label="Your contact there"
              source="afernandez@alpineskihouse.com, from your last mail"
              sourceIcon="person"
            >
              <Input value={contact} onChange={(event) => setContact(event.target.value)} />
            </Field>
          </form>
          <MainAct>
            <div className="row gap-4">
              <Button main>Register deal</Button>
              <span className="hint only-wide">Also by mail to deals@adventure-works.com</span>
            </div>
          </MainAct>
        </div>
        <aside className="stack gap-4">
          <DecisionCard
            by="open"
            over="If you register now"
            title="Decided by 14:15"
            decision={routing.id}
          >
            <p className="hint">by rule, or by Stephanie Conroy if a person is needed.</p>
            <dl className="facts">
              <dt>If approved</dt>
              <dd>protected until Mon 22 Feb</dd>
              <dt>Margin</dt>
              <dd>
                <Asked decision={routing.id}>+12 %</Asked>, about $6,787
              </dd>
            </dl>
          </DecisionCard>
          <ul className="stack">
            <li>
              <State tone="good">Not among your own open deals</State>
            </li>
            <li>
              <State tone="good">You may sell this product here</State>
            </li>
            <li className="hint">
              Others’ deals are compared after you register. Early proof counts, not speed.
            </li>
          </ul>
        </aside>
      </div>
    </Page>
  );
}
