import { erased, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { findSteps } from './steps.repository.ts';

/** What stands where a person did. */
const nobody = 'erased';

export const admissionPrivacy: RoomPrivacy = {
  tables: {
    admission_applications: erased("A teacher's applications: title, subjects, own words, which certificates."),
    admission_steps: erased('Who handed in, decided, suspended; reasons. Of others, who decided stays as nobody.'),
    admission_admissions: erased('What a teacher is admitted for.'),
    admission_delegations: erased('Who stood in for whom.'),
    admission_reminders: erased('Who was reminded of what.'),
    admission_deadlines: erased('How long reviews may take, and who set it.'),
  },
  async exportPerson({ db }, personId) {
    const of = (table: string, condition: string) =>
      db.select(`SELECT * FROM ${table} WHERE ${condition}`, { personId });
    const decided =
      'SELECT application_id, kind, level, reason, at FROM admission_steps WHERE actor_id = :personId AND teacher_id <> :personId ORDER BY id';
    return {
      applications: await of('admission_applications', 'teacher_id = :personId ORDER BY created_at'),
      history: await findSteps(db, personId),
      admission: await of('admission_admissions', 'teacher_id = :personId'),
      decisions: await db.select(decided, { personId }),
      delegations: await of('admission_delegations', 'from_id = :personId OR to_id = :personId ORDER BY id'),
    };
  },
  erasePerson: (context, personId) =>
    context.transaction(async ({ db }) => {
      for (const table of ['admission_applications', 'admission_steps', 'admission_admissions'])
        await db.delete(table, { teacher_id: personId });
      await db.update('admission_steps', { actor_id: nobody }, { actor_id: personId });
      await db.update('admission_steps', { on_behalf_of: nobody }, { on_behalf_of: personId });
      await db.delete('admission_delegations', { from_id: personId });
      await db.delete('admission_delegations', { to_id: personId });
      await db.delete('admission_reminders', { account_id: personId });
      await db.update('admission_deadlines', { changed_by: nobody }, { changed_by: personId });
    }),
};
