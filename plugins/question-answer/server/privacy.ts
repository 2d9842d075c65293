import type { PersonPrivacy, PluginContext, SqlScope } from '@fudao/plugin-sdk';
import { shelfOf } from './pictures.ts';

/** What replaces the id of somebody who is no longer known here. */
const nobody = 'erased';

/** Everything that the plugin keeps of one person, asking or answering. */
export const privacy: PersonPrivacy = {
  async exportPerson({ db }, personId) {
    const of = (statement: string) => db.select(statement, { personId });
    return {
      questions: await of(
        'SELECT id, subject, grade, body, picture_ids, state, asked_at FROM question_answer_questions WHERE student_id = :personId ORDER BY id',
      ),
      draft: await of(
        'SELECT draft, saved_at FROM question_answer_askers WHERE student_id = :personId AND draft IS NOT NULL',
      ),
      attempts: await of(`SELECT t.id, g.question_id, g.bank_question_id, t.rung, t.body, t.verdict, t.tried_at
        FROM question_answer_attempts t JOIN question_answer_guidance g ON g.id = t.guidance_id
        JOIN question_answer_questions q ON q.id = g.question_id WHERE q.student_id = :personId ORDER BY t.id`),
      reactions: await of(`SELECT a.id, a.question_id, a.adopted, a.stars, a.words, a.follow_up, a.followed_up_at
        FROM question_answer_answers a JOIN question_answer_questions q ON q.id = a.question_id
        WHERE q.student_id = :personId ORDER BY a.id`),
      answers: await of('SELECT * FROM question_answer_answers WHERE teacher_id = :personId ORDER BY id'),
      answerDrafts: await of('SELECT * FROM question_answer_answer_drafts WHERE teacher_id = :personId ORDER BY id'),
    };
  },

  async erasePerson(context, personId) {
    await eraseAsker(context, personId);
    await eraseTeacher(context, personId);
  },
};

/**
 * Of a student nothing readable stays; that there was a question of this subject, and how it was
 * rated, stays for the counts. The adopted answer is the teacher's, and stays too.
 */
function eraseAsker(context: PluginContext<never>, personId: string): Promise<void> {
  return context.transaction(async (work) => {
    const { db } = work;
    const questions = await db.select<{ id: string; picture_ids: string }>(
      'SELECT id, picture_ids FROM question_answer_questions WHERE student_id = :personId',
      { personId },
    );
    for (const { id } of questions) await eraseQuestion(db, id);
    const fileIds = questions.flatMap(({ picture_ids: ids }) => JSON.parse(ids) as string[]);
    detach(work, fileIds, personId);
    await db.delete('question_answer_askers', { student_id: personId });
  });
}

async function eraseQuestion(db: SqlScope, id: string): Promise<void> {
  await db.run(
    `DELETE FROM question_answer_attempts WHERE guidance_id IN
      (SELECT id FROM question_answer_guidance WHERE question_id = :id)`,
    { id },
  );
  await db.delete('question_answer_guidance', { question_id: id });
  await db.update(
    'question_answer_answers',
    { words: '', follow_up: null, followed_up_at: null, follow_up_held: null, reply: null, replied_at: null, reply_held: null },
    { question_id: id },
  );
  await db.run(
    `UPDATE question_answer_questions SET state = 'withdrawn' WHERE id = :id AND state IN ('matched', 'open')`,
    { id },
  );
  const blank = { body: '', excerpt: '', picture_ids: '[]', matches: '[]', student_id: nobody, school_id: null };
  const off = { wants_answers: 0, claim_teacher_id: null, claim_started_at: null, claim_ends_at: null };
  await db.update('question_answer_questions', { ...blank, ...off }, { id });
}

/** A teacher's answers help students further on, without the name. */
function eraseTeacher(context: PluginContext<never>, personId: string): Promise<void> {
  return context.transaction(async ({ db }) => {
    // What nobody was to see yet goes with its writer.
    await db.run('DELETE FROM question_answer_answers WHERE teacher_id = :personId AND held IS NOT NULL', { personId });
    const answers = await db.select<{ id: string }>(
      'SELECT id FROM question_answer_answers WHERE teacher_id = :personId',
      { personId },
    );
    for (const { id } of answers) {
      // Two erased teachers may have answered one question, and each answers a question once.
      await db.update('question_answer_answers', { teacher_id: `${nobody}-${id}`, teacher_name: '' }, { id });
    }
    await db.delete('question_answer_answer_drafts', { teacher_id: personId });
    const noClaim = { claim_teacher_id: null, claim_started_at: null, claim_ends_at: null };
    await db.update('question_answer_questions', noClaim, { claim_teacher_id: personId });
  });
}

function detach(
  work: { defer(action: string, params: Record<string, unknown>): void },
  fileIds: readonly string[],
  personId: string,
): void {
  for (let from = 0; from < fileIds.length; from += 100) {
    work.defer('files.detach', { fileIds: fileIds.slice(from, from + 100), subjectId: shelfOf(personId) });
  }
}
