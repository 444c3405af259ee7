/**
 * A landscape is a public directory that lists who takes part in which programme at which tier.
 * One file, or one date in a file, is a full state: who is not in it has left.
 */

/** One organisation in one programme of a landscape. */
export type LandscapeEntry = {
  /** The same organisation in the same programme has the same key in every state. */
  key: string;
  /** 'slug': by its Crunchbase slug. 'name': it has none, so by name and home page. */
  keyedBy: 'slug' | 'name';
  programme: string;
  slug: string | null;
  tier: string;
  /** For display, without marks such as "(member)". */
  name: string;
  /** As the source writes it. */
  sourceName: string;
  homepage: string | null;
  /** Day as YYYY-MM-DD, where the source says it. */
  joinedOn: string | null;
  /** Row of the CSV file or line of the YAML file. */
  row: number;
};

export type LandscapeState = {
  /** The day the state describes, YYYY-MM-DD. */
  on: string;
  /** The programmes the state speaks of; it says nothing about any other. */
  programmes: string[];
  /** One for each key: of several rows with the same key the last is kept. */
  entries: LandscapeEntry[];
};

/** An entry before its key is known. */
export type LandscapeListing = Omit<LandscapeEntry, 'key' | 'keyedBy' | 'slug'> & {
  /** Slug or profile address. */
  crunchbase: string | null;
};

/** The state that a list of rows describes. */
export function stateOf(
  on: string,
  programmes: readonly string[],
  listings: Iterable<LandscapeListing>,
): LandscapeState {
  const entries = new Map<string, LandscapeEntry>();
  for (const { crunchbase, ...listing } of listings) {
    const slug = crunchbaseSlug(crunchbase);
    const key = slug === null ? nameKey(listing) : `${listing.programme}/${slug}`;
    entries.set(key, { ...listing, key, keyedBy: slug === null ? 'name' : 'slug', slug });
  }
  return { on, programmes: [...programmes], entries: [...entries.values()] };
}

/** The last part of a Crunchbase address's path, or null when there is none. */
export function crunchbaseSlug(text: string | null): string | null {
  const path = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/^(?:https?:)?\/\/[^/]*/, '')
    .replace(/^(?:www\.)?crunchbase\.com(?=\/|$)/, '');
  const parts = path.split('/').filter((part) => part !== '');
  const slug = parts.at(-1);
  return slug === undefined || (slug === 'organization' && parts.length === 1) ? null : slug;
}

/** Two slashes: no slug begins with one, so it never equals the key of an entry that has a slug. */
function nameKey({ programme, name, homepage }: Omit<LandscapeListing, 'crunchbase'>): string {
  const page = (homepage ?? '').toLowerCase().replace(/\/+$/, '');
  return `${programme}//${name.toLowerCase()}|${page}`;
}
