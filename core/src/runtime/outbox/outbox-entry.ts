import type { Caller, SqlScope } from '@fudao/plugin-sdk';

/** What must happen after a commit: an event for its consumers, or a call. */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: 'event' | 'call';
  /** Event name, or logical action name. */
  readonly name: string;
  readonly payload: Record<string, unknown>;
  readonly caller: Caller;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly plugin?: { id: string; version: string };
  readonly requestId: string;
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
}

export interface OutboxRow {
  id: string;
  kind: OutboxEntry['kind'];
  name: string;
  payload: string;
  origin: string;
  created_at: number;
  attempts: number;
}

export async function writeOutbox(db: SqlScope, entries: readonly OutboxEntry[]): Promise<void> {
  const rows = entries.map(({ id, kind, name, payload, caller, districtId, schoolId, plugin, requestId, at }) => ({
    id,
    kind,
    name,
    payload: JSON.stringify(payload),
    origin: JSON.stringify({ caller, districtId, schoolId, plugin, requestId }),
    created_at: at,
    attempts: 0,
    next_at: at,
    claimed_by: null,
    claimed_until: 0,
    done_at: null,
    failure: null,
  }));
  await db.insert('runtime_outbox', rows);
}

export function readOutbox(row: OutboxRow): OutboxEntry {
  const { schoolId = null, ...origin } = JSON.parse(row.origin) as Pick<OutboxEntry, 'caller' | 'districtId' | 'schoolId' | 'plugin' | 'requestId'>;
  const payload = JSON.parse(row.payload) as Record<string, unknown>;
  return { ...origin, schoolId, id: row.id, kind: row.kind, name: row.name, payload, at: row.created_at };
}
