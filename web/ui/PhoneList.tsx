import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import { join } from './join.ts';

export type PhoneListItem = {
  id: string;
  href?: string;
  title: ReactNode;
  under?: ReactNode;
  value?: ReactNode;
};

/** Instead of a table on the partner side: name on the left, the one value on the right. */
export function PhoneList({
  items,
  label,
  inset,
  plain,
}: {
  items: PhoneListItem[];
  label: string;
  inset?: boolean;
  /** Names are no records: not bold. */
  plain?: boolean;
}) {
  return (
    <ul className={join('phone-list', inset && 'inset', plain && 'plain')} aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          {item.href ? (
            <Link href={item.href}>
              <PhoneListLine item={item} />
              <Icon name="right" />
            </Link>
          ) : (
            <div>
              <PhoneListLine item={item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function PhoneListLine({ item }: { item: PhoneListItem }) {
  return (
    <>
      <span className="grow">
        <strong className="clamp">{item.title}</strong>
        {item.under && <small>{item.under}</small>}
      </span>
      {item.value !== undefined && <span className="num quiet">{item.value}</span>}
    </>
  );
}
