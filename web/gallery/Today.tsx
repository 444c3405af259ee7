import { Line } from '../charts/index.ts';
import { useEffect } from 'react';
import { Asked, Button, Deadline, Icon, Link, PhoneList, Why } from '../ui/index.ts';
import { rejection, routing } from './fixtures.ts';

const start = Date.UTC(2026, 9, 1);
const day = 86_400_000;
const points = [0, 350, 780, 1130, 1820, 2250, 3330, 3880, 4390, 5700, 6240, 7000, 8412].map(
  (value, step) => ({ at: start + step * 4.54 * day, value }),
);
const future = [
  { at: start + 66 * day, value: 9100, low: 8700, high: 9500 },
  { at: start + 78 * day, value: 10_100, low: 9200, high: 11_000 },
  { at: start + 91 * day, value: 11_300, low: 9900, high: 12_600 },
];

export function Screen() {
  useEffect(() => {
    document.title = 'Today';
  }, []);
  return (
    <div className="partner-page narrow">
      <h1 className="sr">Today</h1>
      <section className="stack gap-3">
        <div className="row between bottom">
          <div>
            <p className="small quiet">Earned this quarter</p>
            <p className="money">$8,412</p>
          </div>
          <p className="small ends">
            <span className="quiet">Coming</span> <Asked decision={routing.id}>$3,260</Asked>
            <br />
            <span className="quiet">Next payout</span> <strong>$2,940</strong>, Fri 4 Dec
          </p>
        </div>
        <Line
          bare
          title="Earned $8,412 by 24 November, $11,672 expected by 31 December"
          points={points}
          future={future}
          say={(value) => `$${value}`}
          sayAt={(at) =>
            new Date(at).toLocaleDateString('en-GB', {
              day: 'numeric',
              month: 'short',
              timeZone: 'UTC',
            })
          }
        />
      </section>
      <section className="stack gap-3">
        <h2>Next for you</h2>
        <div className="card flush">
          <div className="errand ruled by-rule stack gap-3">
            <div>
              <strong>Lucerne Publishing wants a bike fleet</strong>
              <p className="hint">
                22 bikes, Ballard. You fit best of 3. <Why decision={routing.id}>Why me?</Why>
              </p>
            </div>
            <Deadline at="2026-11-24T22:15:00Z">Answer by</Deadline>
            <div className="row">
              <Button main className="grow">
                Accept lead
              </Button>
              <Button>Decline</Button>
            </div>
          </div>
          <Link className="errand row" href="/register">
            <span className="grow">
              <strong>Cohovineyard: where is it now?</strong>
              <span className="hint block">Protection ends Mon 30 Nov. One tap extends it.</span>
            </span>
            <Icon name="right" />
          </Link>
          <Link className="errand row" href="/register">
            <span className="grow">
              <strong>Claim $640 for the autumn mailing</strong>
              <span className="hint block">Proof is already here. Lapses Mon 30 Nov.</span>
            </span>
            <Icon name="right" />
          </Link>
        </div>
      </section>
      <Link className="input quiet" href="/register">
        <Icon name="plus" />
        <span className="grow">Register: paste, photo or voice</span>
        <Icon name="camera" />
      </Link>
      <section className="stack gap-1">
        <h2>Deadlines ahead</h2>
        <PhoneList
          plain
          label="Deadlines"
          items={[
            { id: '1', title: 'Fleet fitting, renew', value: 'Tue 15 Dec' },
            { id: '2', title: 'Spring funds, plan due', value: 'Fri 18 Dec' },
            {
              id: '3',
              href: '/register',
              title: 'Protection, Trey Research',
              under: 'Registration refused',
              value: <Why decision={rejection.id} onAppeal={() => undefined} />,
            },
          ].map((item) => item)}
        />
      </section>
    </div>
  );
}
