import { Link } from './Link.tsx';

export type Tab = {
  href: string;
  label: string;
  count?: string | number | undefined;
  current?: boolean;
};

/** Views of one place. They are links: each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="views" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
