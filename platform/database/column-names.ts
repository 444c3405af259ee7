import { CamelCasePlugin, type PluginTransformResultArgs, type QueryResult } from 'kysely';

/**
 * Columns under their camelCase names, as Kysely's own plugin gives them, but each name is made
 * once per answer instead of once per row: a page has fifty rows of forty columns. What lies
 * inside jsonb keeps its keys.
 */
export class ColumnNames extends CamelCasePlugin {
  constructor() {
    super({ maintainNestedObjectKeys: true });
  }

  override transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<Row>> {
    const rows = result.rows as Row[];
    // All rows of an answer have the same columns.
    const names = Object.keys(rows[0] ?? {}).map((key) => [key, this.camelCase(key)] as const);
    return Promise.resolve({ ...result, rows: rows.map((row) => renamed(row, names)) });
  }
}

type Row = Record<string, unknown>;

function renamed(row: Row, names: readonly (readonly [string, string])[]): Row {
  const made: Row = {};
  for (const [key, name] of names) made[name] = row[key];
  return made;
}
