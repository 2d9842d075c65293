import type { Database } from '../../database/index.ts';

/** One row or document of a plugin, as text. */
export interface Kept {
  /** Table, or `documents/<collection>`. */
  readonly place: string;
  /** The document's district; tables say nothing of it. */
  readonly districtId?: string;
  readonly text: string;
}

export const prefixOf = (pluginId: string) => `${pluginId.replaceAll('-', '_')}_`;

/** Tables of the whole database. */
export async function tablesOf(database: Database): Promise<string[]> {
  const statement =
    database.kind === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await database.select<{ name: string }>(statement)).map(({ name }) => name);
}

export async function ownTablesOf(database: Database, pluginId: string): Promise<string[]> {
  return (await tablesOf(database)).filter((name) => name.startsWith(prefixOf(pluginId)));
}

/** When something was done differs from run to run and is no state. */
const daysMs = 30 * 86_400_000;
const isMoment = (value: unknown) => typeof value === 'number' && Math.abs(value - Date.now()) < daysMs;

export const plain = (row: object): string =>
  JSON.stringify(row, (_key, value: unknown) => (isMoment(value) ? 'a moment' : typeof value === 'bigint' ? Number(value) : value));

interface DocumentRow {
  district_id: string;
  collection: string;
  document_key: string;
  value: string;
  person_id: string | null;
}

/** Everything that a plugin keeps now. */
export async function readKept(database: Database, pluginId: string): Promise<Kept[]> {
  const tables = await ownTablesOf(database, pluginId);
  const rows = await Promise.all(tables.map((table) => database.select(`SELECT * FROM ${table}`)));
  const documents = await database.select<DocumentRow>(
    'SELECT district_id, collection, document_key, value, person_id FROM documents_documents WHERE plugin_id = :pluginId',
    { pluginId },
  );
  const kept = [
    ...tables.flatMap((place, index) => rows[index]!.map((row) => ({ place, text: plain(row) }))),
    ...documents.map(({ district_id: districtId, collection, document_key: key, value, person_id: personId }) => ({
      place: `documents/${collection}`,
      districtId,
      text: plain({ key, value: JSON.parse(value), personId }),
    })),
  ];
  return kept.sort((one, other) => (one.place + one.text < other.place + other.text ? -1 : 1));
}

/** How much a plugin has asked to happen after commits: events, records, notifications, deferred calls. */
export async function countAfterwards(database: Database, pluginId: string): Promise<number> {
  const like = `%"plugin":{"id":"${pluginId}"%`;
  const row = await database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM runtime_outbox WHERE origin LIKE :like', { like });
  return Number(row?.n);
}

/** Whether two looks saw the same; if not, the first place that differs. */
export function firstDifference(before: readonly Kept[], after: readonly Kept[]): string | undefined {
  const key = ({ place, districtId = '', text }: Kept) => `${place}\n${districtId}\n${text}`;
  const counted = new Map<string, number>();
  for (const one of before) counted.set(key(one), (counted.get(key(one)) ?? 0) + 1);
  for (const one of after) {
    const left = counted.get(key(one)) ?? 0;
    if (left === 0) return one.place;
    counted.set(key(one), left - 1);
  }
  return [...counted].find(([, left]) => left > 0)?.[0].split('\n')[0];
}
