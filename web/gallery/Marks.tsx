import {
  Bar,
  Deadline,
  MiniBars,
  Missing,
  Money,
  Monogram,
  Pill,
  State,
  Tier,
  When,
} from '../ui/index.ts';
import { Part } from './Part.tsx';

export function Marks() {
  return (
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
  );
}
