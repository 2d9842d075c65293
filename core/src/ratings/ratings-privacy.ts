import type { PluginContext, SqlScope } from '@fudao/plugin-sdk';
import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';

/** What stands where a person did. */
const nobody = 'erased';

async function exportPerson({ db }: PluginContext<never>, personId: string): Promise<Record<string, unknown>> {
  const of = (statement: string) => db.select(statement, { personId });
  return {
    given: await of(`SELECT id, mode, cause_id, state, subject, grade, expected_at, answers, score, rated_at, tag_ids, words, words_state
      FROM ratings_ratings WHERE student_id = :personId ORDER BY id`),
    // As sums: whose the single ratings are, a teacher does not learn in this way either.
    portrait: await of(`SELECT month, mode, ratings, shares, low, middle, high FROM ratings_portrait_months
      WHERE teacher_id = :personId ORDER BY month, mode`),
    parts: await of('SELECT kind, value, ratings FROM ratings_portrait_parts WHERE teacher_id = :personId ORDER BY kind, value'),
    appeals: await of('SELECT id, about, target, stage, state, created_at FROM ratings_appeals WHERE teacher_id = :personId ORDER BY id'),
    decisions: await of('SELECT id, kind, reason, at FROM ratings_appeal_steps WHERE by_id = :personId ORDER BY id'),
    looks: await of('SELECT id, kind, note, looked_at FROM ratings_flags WHERE looked_by = :personId ORDER BY id'),
    reviewed: await of('SELECT id, words_state, words_reason FROM ratings_ratings WHERE words_by = :personId ORDER BY id'),
  };
}

/** What a student gave stays in the teacher's sums, without whose it was and without words. */
async function eraseStudent(db: SqlScope, personId: string): Promise<void> {
  await db.run(`DELETE FROM ratings_ratings WHERE student_id = :personId AND state = 'owed'`, { personId });
  const gone = { words: null, words_id: null, words_state: 'none', words_doubt: null, words_reason: null, class_group_id: null };
  await db.update('ratings_ratings', gone, { student_id: personId });
  // Each stays a student of its own: several erased ones must not look like one who gave often.
  const rows = await db.select<{ id: string }>('SELECT id FROM ratings_ratings WHERE student_id = :personId', { personId });
  for (const { id } of rows) await db.update('ratings_ratings', { student_id: `${nobody}-${id}` }, { id });
  await db.delete('ratings_flags', { student_id: personId });
}

async function eraseTeacher(db: SqlScope, personId: string): Promise<void> {
  const teacher = { teacher_id: personId };
  await db.run(
    'DELETE FROM ratings_appeal_steps WHERE appeal_id IN (SELECT id FROM ratings_appeals WHERE teacher_id = :personId)',
    { personId },
  );
  for (const table of ['appeals', 'flags', 'portrait_months', 'portrait_parts', 'ratings']) await db.delete(`ratings_${table}`, teacher);
  await db.delete('ratings_teachers', { id: personId });
}

async function eraseStaff(db: SqlScope, personId: string): Promise<void> {
  await db.update('ratings_ratings', { words_by: nobody }, { words_by: personId });
  await db.update('ratings_appeal_steps', { by_id: nobody }, { by_id: personId });
  await db.update('ratings_flags', { looked_by: nobody }, { looked_by: personId });
}

export const ratingsPrivacy: RoomPrivacy = {
  tables: {
    ratings_ratings: erased('What students gave teachers, with tags and words; who moderated the words.'),
    ratings_teachers: erased('Which teachers were rated.'),
    ratings_portrait_months: erased("Sums of a teacher's ratings by month."),
    ratings_portrait_parts: erased('How often a teacher was given a tag, served a subject or a knowledge point.'),
    ratings_tags: none('The list of style tags.'),
    ratings_appeals: erased('What teachers contested.'),
    ratings_appeal_steps: erased('Who contested and who decided, with their reasons.'),
    ratings_flags: erased('Teachers and students whose ratings are unusual; who looked into it.'),
  },
  exportPerson,
  erasePerson: (context, personId) =>
    context.transaction(async ({ db }) => {
      await eraseStudent(db, personId);
      await eraseTeacher(db, personId);
      await eraseStaff(db, personId);
    }),
};
