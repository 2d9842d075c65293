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

/** The chain cannot be altered: the person's key is destroyed instead, and with it every payload about the person. */
export function recordsPrivacy(masterKey: Uint8Array): RoomPrivacy {
  return {
    tables: {
      records_records: pseudonym('What happened; what is written of a person is encrypted under the key of the person.'),
      records_head: none('The end of the chain.'),
      records_keys: pseudonym("People's keys; of an erased one its name and the moment stay."),
    },
    async exportPerson({ db }, personId) {
      return { records: await recordsOf(db, masterKey, personId) };
    },
    async erasePerson({ db, call }, personId) {
      if ((await findNewestKey(db, personId))?.wrapped) await call('records.erasePerson', { personId, reason: 'The person was erased.' });
    },
  };
}
