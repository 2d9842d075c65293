import type { SqlScope } from '@fudao/plugin-sdk';
import { erased, none, pseudonym, type RoomPrivacy } from './room-privacy.ts';

const about = "(payload LIKE :part OR origin LIKE :part)";
const partOf = (personId: string) => ({ personId, part: `%${personId.replaceAll(/[%_]/g, '')}%` });

/** Deferred work that waits and names the person. */
export interface PendingWork {
  readonly id: string;
  readonly kind: 'event' | 'call';
  readonly name: string;
  readonly payload: string;
  readonly origin: string;
  readonly created_at: number;
  readonly attempts: number;
}

export function findPendingWork(db: SqlScope, personId: string): Promise<PendingWork[]> {
  const columns = 'id, kind, name, payload, origin, created_at, attempts';
  return db.select(`SELECT ${columns} FROM runtime_outbox WHERE done_at IS NULL AND ${about} ORDER BY id`, partOf(personId));
}

/** What the runtime has to do with people: copies on their way, which last for days. */
export const runtimePrivacy: RoomPrivacy = {
  tables: {
    runtime_outbox: pseudonym('Deferred work with its texts, kept for a week after it was carried out; that a person was erased is told by id.'),
    runtime_deliveries: none('Which event reached which consumer: random ids.'),
    runtime_idempotency: erased('Answers that a retry would get again, kept for a week.'),
    runtime_timers: none('When each timer of the platform is due.'),
    database_migrations: none('Which changes of the schema ran.'),
  },
  // Copies of what its owners export.
  exportPerson: () => Promise.resolve({}),
  async erasePerson({ db }, personId) {
    const values = partOf(personId);
    await db.run(`DELETE FROM runtime_outbox WHERE done_at IS NOT NULL AND ${about}`, values);
    await db.run('DELETE FROM runtime_idempotency WHERE caller_id = :personId OR response LIKE :part', values);
  },
};
