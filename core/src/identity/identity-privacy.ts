import type { SqlScope } from '@fudao/plugin-sdk';
import { erased, none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { forgetAttempts } from './attempts.ts';
import { erasureMark } from './erasure-mark.ts';
import { anonymiseAccount, findErasable, finishErasure } from './erasure.repository.ts';

const byAccount = (table: string, columns: string) => `SELECT ${columns} FROM ${table} WHERE account_id = :personId`;

/** The account without its password, and where it was signed in. */
async function accountOf(db: SqlScope, personId: string): Promise<Record<string, unknown>> {
  const columns = 'id, education_id, name, kind, district_id, school_id, class_group_id, grade, vendor_id, teaching, birth_date, status, created_at, changed_at';
  const account = await db.selectOne(`SELECT ${columns} FROM identity_accounts WHERE id = :personId`, { personId });
  return {
    account: account ?? null,
    roles: await db.select(byAccount('identity_role_assignments', 'role, scope, scope_id'), { personId }),
    sessions: await db.select(byAccount('identity_sessions', 'app, device, created_at, seen_at, ended_at, end_reason'), { personId }),
  };
}

/** Erased last of all rooms: until then the person can be found again by the education ID, should something break off. */
export function identityPrivacy(key: Uint8Array): RoomPrivacy {
  return {
    tables: {
      identity_accounts: pseudonym('Education ID, name, day of birth, place, rights; the id, the kind and the district stay.'),
      identity_role_assignments: erased('Rights of an account.'),
      identity_teachings: erased('What a teacher teaches.'),
      identity_sessions: erased('Where and when an account was signed in.'),
      identity_sign_in_failures: none("How often sign-ins failed, by a hash; an account's goes with it."),
      identity_erasures: none('Who was erased, by a keyed hash that says nothing without the key.'),
    },
    exportPerson: ({ db }, personId) => accountOf(db, personId),
    erasePerson: (context, personId) =>
      context.transaction(async (work) => {
        const account = await findErasable(work.db, { id: personId });
        if (!account || account.educationId.startsWith('~')) return;
        const at = context.now().getTime();
        await forgetAttempts(work.db, account.educationId);
        await anonymiseAccount(work.db, personId, at);
        await finishErasure(work.db, erasureMark(key, account.educationId), at);
        work.emit('identity.erased.v1', { accountId: personId });
      }),
  };
}
