import { newId } from '../../../platform/database/index.ts';
import type { KnownPartner, StoredPartnership } from './partnerships.ts';
import type { LandscapeEntry } from './state.ts';

/** A partner while a landscape is applied; `isNew` until it is written. */
export type Organisation = KnownPartner & { isNew: boolean };

/**
 * Which partner an entry of a landscape is: one organisation is one partner, in however many
 * programmes it stands. It is known by its slug in any programme, else by name and home page.
 */
export class Organisations {
  readonly #byId = new Map<string, Organisation>();
  readonly #bySource = new Map<string, string>();
  readonly #byPage = new Map<string, string>();
  readonly #withSlug = new Set<string>();

  constructor(partners: readonly KnownPartner[], partnerships: readonly StoredPartnership[]) {
    for (const partner of partners) this.#add({ ...partner, isNew: false });
    for (const { organisationId, sourceKey } of partnerships) this.#tie(organisationId, sourceKey);
  }

  get(id: string): Organisation {
    const found = this.#byId.get(id);
    if (!found) throw new Error(`${id} is no partner of this landscape.`);
    return found;
  }

  all(): Organisation[] {
    return [...this.#byId.values()];
  }

  /** The entry's partner, made when there is none. */
  of(entry: LandscapeEntry, on: string): Organisation {
    const sourceKey = sourceKeyOf(entry);
    const known = this.#bySource.get(sourceKey) ?? this.#samePage(entry);
    const organisation =
      known === undefined
        ? this.#add({
            id: newId('org'),
            name: entry.name,
            website: entry.homepage,
            stage: 'active',
            joinedOn: entry.joinedOn ?? on,
            leftOn: null,
            isNew: true,
          })
        : this.get(known);
    this.#tie(organisation.id, sourceKey);
    return organisation;
  }

  /** An organisation with another slug is another one, whatever name and page say. */
  #samePage(entry: LandscapeEntry): string | undefined {
    const id = this.#byPage.get(pageOf(entry.name, entry.homepage) ?? '');
    return id !== undefined && entry.slug !== null && this.#withSlug.has(id) ? undefined : id;
  }

  #add(organisation: Organisation): Organisation {
    this.#byId.set(organisation.id, organisation);
    const page = pageOf(organisation.name, organisation.website);
    if (page !== null && !this.#byPage.has(page)) this.#byPage.set(page, organisation.id);
    return organisation;
  }

  #tie(id: string, sourceKey: string): void {
    if (!this.#bySource.has(sourceKey)) this.#bySource.set(sourceKey, id);
    if (!sourceKey.startsWith('/')) this.#withSlug.add(id);
  }
}

/** The entry's key without its programme. */
export function sourceKeyOf(entry: LandscapeEntry): string {
  return entry.key.slice(entry.programme.length + 1);
}

function pageOf(name: string, homepage: string | null): string | null {
  return homepage ? `${name.toLowerCase()}|${homepage.toLowerCase().replace(/\/+$/, '')}` : null;
}
