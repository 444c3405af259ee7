import { Icon } from '../../../web/ui/index.ts';
import type { OwnApplication } from './client.ts';

/** Each criterion of the policy, met or not, with what it asks and what it is worth. */
export function Criteria({ criteria }: { criteria: OwnApplication['criteria'] }) {
  return (
    <ul className="criteria" aria-label="Criteria">
      {criteria.map(({ clause, label, text, must, points, met }) => (
        <li key={clause} className={met ? 'met' : 'open'}>
          <Icon name={met ? 'check' : 'close'} />
          <span className="grow">
            <strong>{label}</strong> <span className="sr">{met ? 'Met.' : 'Not met.'}</span>
            <span className="hint">{text}</span>
          </span>
          <span className="small quiet">{must ? 'needed' : `${points} points`}</span>
        </li>
      ))}
    </ul>
  );
}
