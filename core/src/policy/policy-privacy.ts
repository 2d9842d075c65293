import type { SqlScope } from '@fudao/plugin-sdk';
import { erased, none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';

interface UseRow {
  activity: string;
  role: string;
  startsAt: number;
  endsAt: number;
}

const usesOf = (db: SqlScope, personId: string) =>
  db.select<UseRow>(
    'SELECT activity, role, starts_at AS startsAt, ends_at AS endsAt FROM policy_uses WHERE person_id = :personId ORDER BY starts_at',
    { personId },
  );

const screenOf = (db: SqlScope, personId: string) =>
  db.select<{ startsAt: number; endsAt: number }>(
    'SELECT starts_at AS startsAt, ends_at AS endsAt FROM policy_screen WHERE person_id = :personId ORDER BY starts_at',
    { personId },
  );

const limitsOf = (db: SqlScope, personId: string) =>
  db.select<{ rule: string; metAt: number }>(
    'SELECT rule, met_at AS metAt FROM policy_overuse WHERE person_id = :personId ORDER BY met_at',
    { personId },
  );

export const policyPrivacy: RoomPrivacy = {
  tables: {
    policy_versions: pseudonym('Who of the administration changed rules, by account id.'),
    policy_rules_turn: none('One row, so that changes of rules wait for each other.'),
    policy_people: erased('That somebody ever reserved anything.'),
    policy_reservations: none('Reserved time without the people it is for.'),
    policy_uses: erased('When a person tutored or was tutored.'),
    policy_screen: erased('When a student had the app open.'),
    policy_overuse: erased('That a student met a limit of use.'),
  },
  async exportPerson({ db }, personId) {
    return { tutoring: await usesOf(db, personId), screen: await screenOf(db, personId), limits: await limitsOf(db, personId) };
  },
  async erasePerson({ db }, personId) {
    await db.delete('policy_uses', { person_id: personId });
    await db.delete('policy_screen', { person_id: personId });
    await db.delete('policy_overuse', { person_id: personId });
    await db.delete('policy_people', { person_id: personId });
  },
};
