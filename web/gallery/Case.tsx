import { useState } from 'react';
import { TimeLine, WindowBar } from '../charts/index.ts';
import { Page } from '../shell/index.ts';
import { Button, Link, Pill, RadioList, Why } from '../ui/index.ts';
import { rejection } from './fixtures.ts';

const at = (day: string) => `2026-${day}T19:00:00Z`;

export function Screen() {
  return (
    <Page
      title="Alpine Ski House, 46 rental bikes"
      crumbs={[{ href: '/case', label: 'Conflicts' }]}
      state={<Pill tone="warn">Decide by 14:15, in 52 min</Pill>}
    >
      <div className="split">
        <div className="main-area pad stack gap-6">
          <TimeLine
            title="Eastside was there 32 days earlier, and with a quote"
            legend={[
              'Circle: contact',
              'Diamond: quote',
              'Square: registration',
              'Cross: our own step',
            ]}
            until={at('12-08')}
            nowWord="Today, decide by 14:15"
            lanes={[
              {
                id: 'a',
                label: 'Eastside Dept. Store',
                tone: 'first',
                marks: [
                  { id: '1', at: at('10-02'), label: 'First visit', shape: 'circle' },
                  { id: '2', at: at('10-15'), label: 'Site walk', shape: 'circle' },
                  { id: '3', at: at('10-27'), label: 'Quote', shape: 'diamond' },
                  { id: '4', at: at('11-10'), label: 'Registered', shape: 'square' },
                ],
              },
              {
                id: 'b',
                label: 'Bicycle Merch. Whse.',
                tone: 'rival',
                marks: [
                  { id: '5', at: at('11-03'), label: 'Mail to info@', shape: 'circle' },
                  { id: '6', at: at('11-17'), label: 'Registered', shape: 'square' },
                ],
              },
              {
                id: 'c',
                label: 'Alpine Ski House',
                tone: 'plain',
                marks: [
                  { id: '7', at: at('10-16'), label: 'Sends rack plan', shape: 'circle' },
                  { id: '8', at: at('11-12'), label: 'Names Eastside', shape: 'circle' },
                ],
              },
              {
                id: 'd',
                label: 'Adventure Works',
                tone: 'plain',
                marks: [{ id: '9', at: at('11-17'), label: 'Overlap', shape: 'cross' }],
              },
            ]}
          />
          <WindowBar
            title="Protection window, if decided so"
            aside="90 of 135 days"
            parts={[
              { length: 90, label: 'Protected for Eastside', kind: 'held' },
              { length: 45, label: 'once more, with proof', kind: 'maybe' },
            ]}
            edges={['2026-11-24T20:00:00Z', '2027-02-22T20:00:00Z', '2027-04-08T20:00:00Z']}
          />
        </div>
        <Outcome />
      </div>
    </Page>
  );
}

function Outcome() {
  const [outcome, setOutcome] = useState('eastside');
  return (
    <aside className="panel case ruled by-rule" aria-label="Decide">
      <div>
        <div className="row between">
          <span className="small quiet">Recommended by rule</span>
          <Why decision={rejection.id} />
        </div>
        <h2>Protect Eastside Department Store</h2>
        <p className="hint">
          Registration policy, version 4, clause 2.1: “The earlier proof of active work decides, not
          the earlier form.” Held in 41 of 44 like cases.
        </p>
      </div>
      <RadioList
        look="card"
        label="Outcome"
        value={outcome}
        onChange={setOutcome}
        choices={[
          {
            value: 'eastside',
            label: (
              <>
                <strong>Eastside</strong> alone
              </>
            ),
            aside: '90 days',
          },
          { value: 'bicycle', label: 'Bicycle Merchandise alone', aside: '90 days' },
          { value: 'split', label: 'Split, shares agreed by both', aside: '45 days' },
          { value: 'neither', label: 'Neither: open to all', aside: '–' },
        ]}
      />
      <div>
        <div className="section-title">
          <h3>What this does</h3>
        </div>
        <dl className="facts">
          <dt>Eastside</dt>
          <dd>+12 % margin, about $6,787</dd>
          <dt>Protection</dt>
          <dd>until Mon 22 Feb, once +45 days with proof</dd>
          <dt>Appeal</dt>
          <dd>to Kevin Brown, until Tue 1 Dec</dd>
        </dl>
      </div>
      <div className="card">
        <div className="row between small quiet">
          <span>To Bicycle Merchandise</span>
          <Link className="link" href="/case">
            Edit
          </Link>
        </div>
        <p className="hint">
          Another partner showed earlier active work with a named contact. Your mail of 3 November
          had no named contact.
        </p>
      </div>
      <div className="stack push">
        <Button main wide tall>
          Protect Eastside until 22 Feb
        </Button>
        <p className="small quiet center">Messages leave after 10 minutes; recall until then.</p>
      </div>
    </aside>
  );
}
