export type Plain = string | number | boolean;
export type Query = Record<string, unknown>;

/** `GET /deal-registrations/{id}` with its params → method and path below `/v1`. */
export function addressOf(
  operation: string,
  params: Record<string, unknown> = {},
  query: Query = {},
): { method: string; path: string } {
  const space = operation.indexOf(' ');
  const path = operation.slice(space + 1).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new TypeError(`${operation} needs ${name}`);
    return encodeURIComponent(value);
  });
  const asked = queryString(query);
  return { method: operation.slice(0, space), path: `/v1${path}${asked && `?${asked}`}` };
}

/** `{ filter: { tier: 'gold' }, sort: '-createdAt' }` → `filter[tier]=gold&sort=-createdAt`; undefined is left out. */
export function queryString(query: Query): string {
  return pairs(query)
    .map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function pairs(query: Query, prefix = ''): [string, string][] {
  return Object.entries(query).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    if (value === undefined || value === null || value === '') return [];
    if (Array.isArray(value)) return [[name, value.join(',')]];
    if (value instanceof Date) return [[name, value.toISOString()]];
    if (typeof value === 'object') return pairs(value as Query, name);
    return [[name, String(value as Plain)]];
  });
}

// Brackets stay readable in the address bar; every server takes them.
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
}
