const paths = {
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0M10.5 10.5l3 3',
  inbox: 'M2.5 9.5 4 3h8l1.5 6.5V13h-11zM2.5 9.5H6L7 11h2l1-1.5h3.5',
  home: 'M2.5 7.5 8 3l5.5 4.5V13.5h-11z',
  partners:
    'M7.5 5.5a2 2 0 1 1-4 0a2 2 0 0 1 4 0M12.5 6.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M2 13c0-2.5 1.5-4 3.5-4S9 10.5 9 13M10.5 10c2 0 3.5 1 3.5 3',
  deals: 'M2.5 4.5h11v8h-11zM6 4.5v-2h4v2M2.5 8h11',
  marketing: 'M3 6.5v3h2.5L11 12.5v-9L5.5 6.5zM13 6.5v3',
  money:
    'M3 4h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M9.8 8a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 0 1 3.6 0',
  learn: 'M2.5 3.5H7l1 1 1-1h4.5v9H9l-1 1-1-1H2.5zM8 4.5v9',
  insights: 'M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6',
  settings:
    'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M11.5 4.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0M7.5 11.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 0 1 3 0',
  developers: 'm5.5 4.5-3.5 3.5 3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  admin: 'M8 2 3 4v4c0 3 2 5 5 6 3-1 5-3 5-6V4z',
  today:
    'M11 8a3 3 0 1 1-6 0a3 3 0 0 1 6 0M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.5 3.5l1 1M11.5 11.5l1 1M12.5 3.5l-1 1M4.5 11.5l-1 1',
  clock: 'M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0M8 5v3l2 1.5',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  right: 'm6 4 4 4-4 4',
  down: 'm4 6.5 4 4 4-4',
  up: 'm4 9.5 4-4 4 4',
  back: 'M13 8H3M7 4 3 8l4 4',
  again: 'M13 5.5A5.5 5.5 0 1 0 13.5 9M13 2.5v3h-3',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1',
  info: 'M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0M8 7.5V11M8 5.2v.1',
  lock: 'M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  help: 'M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0M6.5 6.5c0-2 3-2 3 0 0 1.2-1.5 1.2-1.5 2.5M8 11v.1',
  scales: 'M8 2.5v11M5 13.5h6M3 5h10M3 5l-1.7 4h3.4zM13 5l-1.7 4h3.4z',
  link: 'M6.5 9.5 9.5 6.5M7 5l1.5-1.5a2.5 2.5 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.5 2.5 0 0 1-4-4L5 7',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  person: 'M10.5 5.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 0 1 5 0M3 13.5c0-3 2-4.5 5-4.5s5 1.5 5 4.5',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  message: 'M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z',
  camera: 'M2 5h3l1-1.5h4L11 5h3v8H2zM10.2 8.8a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 0 1 4.4 0',
  bell: 'M4 11.5V7.2a4 4 0 0 1 8 0v4.3M2.5 11.5h11M6.8 13.5h2.4',
  eye: 'M1.5 8C3 5 5.3 3.8 8 3.8S13 5 14.5 8C13 11 10.7 12.2 8 12.2S3 11 1.5 8zM9.8 8a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 0 1 3.6 0',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  sort: 'M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5',
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  download: 'M8 2.5v8M4.5 7 8 10.5 11.5 7M3 13.5h10',
  upload: 'M8 10.5v-8M4.5 6 8 2.5 11.5 6M3 13.5h10',
  edit: 'M3 13l.6-2.8L10.8 3l2.2 2.2-7.2 7.2zM9.5 4.3l2.2 2.2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  company: 'M3 13.5v-10h6v10M9 6.5h4v7M2 13.5h12M5 6h2M5 8.5h2M5 11h2',
  leave: 'M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
} as const;

export type IconName = keyof typeof paths;

/** What points along the line, and so the other way where lines run from right to left. */
const directed: ReadonlySet<IconName> = new Set<IconName>(['right', 'back', 'leave']);

/** A line drawing of 16 units; always beside a word, so hidden from assistive technology. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      data-directed={directed.has(name) || undefined}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={paths[name]} strokeWidth={name === 'more' ? 2.2 : undefined} />
    </svg>
  );
}

/** The programme's logo beside its name, else the product's mark: two beacons and the leading line between them. */
export function BrandMark({ logo }: { logo?: string | null }) {
  if (logo) return <img className="brand-logo" src={logo} alt="" />;
  return (
    <svg className="brand" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M2.5 18.5V9.5h5v9zM19.5 18.5h-6.5l3.25-9z" className="brand-solid" />
      <path d="M10.3 19.5V2.5" className="brand-mark" />
    </svg>
  );
}
