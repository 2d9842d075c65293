import type { SqlScope } from '@fudao/plugin-sdk';
import { none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { findNewestKey } from './keys.repository.ts';
import { readPayload } from './read-payload.ts';
import { findRecords } from './records.repository.ts';

const batch = 100;

async function recordsOf(db: SqlScope, masterKey: Uint8Array, personId: string): Promise<object[]> {
  const records: object[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = await findRecords(db, { personId, before, limit: batch });
    for (const record of page) {
      const { seq, at, kind, actorId, subjectId } = record;
      records.push({ seq, at, kind, isByPerson: actorId === personId, subjectId, payload: await readPayload(db, masterKey, record) });
    }
    if (page.length < batch) return records;
    before = page.at(-1)!.seq;
  }
}

/** Who looked at the person's content and why, and what the person asked to see of others. */
function openingsOf(db: SqlScope, personId: string): Promise<object[]> {
  return db.select(
    `SELECT number, CASE WHEN viewer_id = :personId THEN 1 ELSE 0 END AS is_by_person, reason, words, state, asked_at, views
     FROM records_openings WHERE person_id = :personId OR viewer_id = :personId ORDER BY number`,
    { personId },
  );
}

const nameless = '…';

/** The chain cannot be altered: the person's key is destroyed instead, and with it every payload about the person. */
export function recordsPrivacy(masterKey: Uint8Array): RoomPrivacy {
  return {
    tables: {
      records_records: pseudonym('What happened; what is written of a person is encrypted under the key of the person.'),
      records_head: none('The end of the chain.'),
      records_keys: pseudonym("People's keys; of an erased one its name and the moment stay."),
      records_openings: pseudonym('Who asked to see whose content, and who let them; the words of a reason go with the person.'),
      records_verifications: none('What each walk along the chain found.'),
    },
    async eraseName({ db }, name) {
      const replace = (column: string) => `${column} = REPLACE(${column}, :name, :nameless)`;
      const found = { name, nameless, part: `%${name}%` };
      await db.run(`UPDATE records_openings SET ${replace('words')} WHERE words LIKE :part`, found);
      await db.run(`UPDATE records_openings SET ${replace('note')} WHERE note LIKE :part`, found);
    },
    async exportPerson({ db }, personId) {
      return { records: await recordsOf(db, masterKey, personId), openings: await openingsOf(db, personId) };
    },
    async erasePerson({ db, call }, personId) {
      const words = { words: null, note: null };
      await db.update('records_openings', words, { person_id: personId });
      await db.update('records_openings', words, { viewer_id: personId });
      if ((await findNewestKey(db, personId))?.wrapped) await call('records.erasePerson', { personId, reason: 'The person was erased.' });
    },
  };
}
