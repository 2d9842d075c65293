import type { PluginContext } from '@fudao/plugin-sdk';
import type { FileStorage } from '../../files/file-storage.ts';
import { pseudonym, type RoomPrivacy } from '../../runtime/room-privacy.ts';
import { exportName } from './pack-export.ts';

const table = 'privacy_requests';

/** What this room itself keeps of people: what they asked. The request that is being carried out stays open until its end. */
export function privacyOfRequests(storage: FileStorage): RoomPrivacy {
  async function erasePerson({ db, now, transaction }: PluginContext<never>, personId: string): Promise<void> {
    const exports = await db.select<{ id: string }>(`SELECT id FROM ${table} WHERE person_id = :personId AND kind = 'export'`, { personId });
    for (const { id } of exports) await storage.remove(exportName(id));
    await transaction(async (work) => {
      await work.db.update(table, { words: null, note: null, guardian_name: null, relation: null, kept_until: null }, { person_id: personId });
      const end = (kind: string, from: readonly string[], state: string) =>
        work.db.update(table, { state, open_key: null, ended_at: now().getTime() }, { kind, person_id: personId, state: from });
      await end('export', ['waiting', 'approved'], 'withdrawn');
      // Where the operator came first, what was asked is done. The approved one is being carried out, and ends by itself.
      await end('erasure', ['waiting', 'checked'], 'done');
    });
  }

  return {
    tables: { [table]: pseudonym('That somebody asked for an export or an erasure, when, and who decided; words and names of guardians go.') },
    async exportPerson({ db }, personId) {
      const of = (statement: string) => db.select(statement, { personId });
      return {
        requests: await of(`SELECT id, kind, asked_by, guardian_name, relation, words, state, asked_at, due_at, decided_at, note, ended_at FROM ${table} WHERE person_id = :personId ORDER BY id`),
        decided: await of(`SELECT id, kind, state, decided_at FROM ${table} WHERE decided_by = :personId OR checked_by = :personId ORDER BY id`),
      };
    },
    erasePerson,
  };
}
