import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';

/** What stands where an administrator did. */
const nobody = 'erased';

export const consentPrivacy: RoomPrivacy = {
  tables: {
    consent_students: erased('Place and day of birth of students, as identity has them.'),
    consent_decisions: erased('What a student, or the guardian, allowed and refused.'),
    consent_changes: erased('Every answer with who gave it; the name and relation of a guardian.'),
    consent_codes: erased('Which students had a code for their guardian, by its hash; who handed it out.'),
    consent_attempts: none('How often wrong codes came from an address, by its hash; forgotten within the hour.'),
  },
  async exportPerson({ db }, personId) {
    const of = (statement: string) => db.select(statement, { personId });
    return {
      student: await of('SELECT district_id, school_id, class_group_id, birth_date, asked_at FROM consent_students WHERE id = :personId'),
      answers: await of('SELECT purpose, plugin_id, is_allowed, given_by, decided_at FROM consent_decisions WHERE student_id = :personId'),
      history: await of(`SELECT purpose, plugin_id, is_allowed, given_by, channel, guardian_name, relation, signed_on, reference, decided_at
        FROM consent_changes WHERE student_id = :personId ORDER BY id`),
      codes: await of('SELECT made_at, expires_at, used_at FROM consent_codes WHERE student_id = :personId ORDER BY id'),
      entered: await of('SELECT id, purpose, decided_at FROM consent_changes WHERE by_id = :personId AND student_id <> :personId ORDER BY id'),
    };
  },
  erasePerson: (context, personId) =>
    context.transaction(async ({ db }) => {
      await db.delete('consent_decisions', { student_id: personId });
      await db.delete('consent_changes', { student_id: personId });
      await db.delete('consent_codes', { student_id: personId });
      await db.delete('consent_students', { id: personId });
      await db.update('consent_changes', { by_id: nobody }, { by_id: personId });
      await db.update('consent_codes', { made_by: nobody }, { made_by: personId });
    }),
};
