import type { PersonPrivacy, PluginContext, SqlScope, Work } from '@fudao/plugin-sdk';
import { deleteBoardPictures, listBoardPictures } from './board-pictures.repository.ts';
import { shelfOf } from './pictures.ts';
import { removeRecording } from './recording/remove-recording.ts';

/** What replaces the id of somebody who is no longer known here. */
const nobody = 'erased';
const noTeacher = 'erased-teacher';

/** Everything that the plugin keeps of one person, calling or tutoring. */
export const privacy: PersonPrivacy = {
  async exportPerson({ db }, personId) {
    const of = (statement: string) => db.select(statement, { personId });
    return {
      calls: await of('SELECT id, subject, grade, body, picture_ids, state, end_reason, called_at FROM one_to_one_calls WHERE student_id = :personId ORDER BY id'),
      sessions: await of(`SELECT id, subject, grade, body, teacher_id, state, starts_at, ended_at, end_reason, together_seconds, summary, point_ids
        FROM one_to_one_sessions WHERE student_id = :personId ORDER BY id`),
      given: await of(`SELECT id, subject, grade, state, starts_at, ended_at, end_reason, together_seconds, summary, point_ids
        FROM one_to_one_sessions WHERE teacher_id = :personId ORDER BY id`),
      messages: await of('SELECT id, session_id, body, picture_ids, sent_at FROM one_to_one_messages WHERE author_id = :personId ORDER BY id'),
      boardPictures: await of('SELECT session_id, file_id, shared_at FROM one_to_one_board_pictures WHERE author_id = :personId ORDER BY session_id, file_id'),
      duty: await of('SELECT subjects, grades, started_at, lease_ends_at FROM one_to_one_duties WHERE teacher_id = :personId'),
      plans: await of('SELECT id, starts_at, ends_at, subjects, grades FROM one_to_one_plans WHERE teacher_id = :personId ORDER BY id'),
      recordings: await of(`SELECT t.session_id, t.kind, t.size, t.began_at FROM one_to_one_takes t
        JOIN one_to_one_sessions s ON s.id = t.session_id WHERE s.student_id = :personId OR s.teacher_id = :personId ORDER BY t.id`),
      points: await of('SELECT subject, point_id, helped FROM one_to_one_points WHERE student_id = :personId ORDER BY point_id'),
      visits: await of('SELECT session_id, office, began_at, ended_at FROM one_to_one_visits WHERE visitor_id = :personId ORDER BY id'),
      met: await of('SELECT teacher_id, well FROM one_to_one_met WHERE student_id = :personId ORDER BY teacher_id'),
    };
  },

  async erasePerson(context, personId) {
    await eraseStudent(context, personId);
    await eraseTeacher(context, personId);
    await context.transaction((work) => work.db.update('one_to_one_visits', { visitor_id: nobody }, { visitor_id: personId }));
  },
};

/** The pictures that lie on a person's shelf here. */
async function detachPictures(work: Work, personId: string): Promise<void> {
  const { db } = work;
  const rows = await db.select<{ picture_ids: string }>(
    `SELECT picture_ids FROM one_to_one_calls WHERE student_id = :personId AND picture_ids <> '[]'
     UNION ALL SELECT picture_ids FROM one_to_one_messages WHERE author_id = :personId AND picture_ids <> '[]'`,
    { personId },
  );
  const onBoards = await db.select<{ file_id: string }>('SELECT file_id FROM one_to_one_board_pictures WHERE author_id = :personId', { personId });
  const fileIds = [...new Set([...rows.flatMap(({ picture_ids: ids }) => JSON.parse(ids) as string[]), ...onBoards.map(({ file_id: id }) => id)])];
  for (let from = 0; from < fileIds.length; from += 100) work.defer('files.detach', { fileIds: fileIds.slice(from, from + 100), subjectId: shelfOf(personId) });
}

/** A board goes with its student, and what a teacher put on it with the board. */
async function removeBoardPictures(work: Work, sessionId: string): Promise<void> {
  for (const { fileId, authorId } of await listBoardPictures(work.db, sessionId)) work.defer('files.detach', { fileIds: [fileId], subjectId: shelfOf(authorId) });
  await deleteBoardPictures(work.db, sessionId);
}

/** That there was a session of this subject, and how long, stays for the counts; what was said by either goes with the student. */
function eraseStudent(context: PluginContext<never>, personId: string): Promise<void> {
  return context.transaction(async (work) => {
    const { db } = work;
    await detachPictures(work, personId);
    const sessions = await db.select<{ id: string }>('SELECT id FROM one_to_one_sessions WHERE student_id = :personId', { personId });
    for (const { id } of sessions) {
      await removeRecording(work, id);
      await removeBoardPictures(work, id);
      await db.update('one_to_one_messages', { body: '', picture_ids: '[]' }, { session_id: id });
      await db.update('one_to_one_messages', { author_id: nobody }, { session_id: id, author_id: personId });
    }
    const blank = { body: '', excerpt: '', picture_ids: '[]', student_id: nobody, school_id: null };
    await db.run(`UPDATE one_to_one_calls SET state = 'ended', end_reason = 'cancelled' WHERE student_id = :personId AND state IN ('waiting', 'ringing')`, { personId });
    await db.update('one_to_one_calls', { ...blank, active_student_id: null, refusal: null }, { student_id: personId });
    await db.update('one_to_one_sessions', { recording: 'removed' }, { student_id: personId, recording: recorded });
    await db.update('one_to_one_sessions', { ...blank, student_name: '', summary: null, point_ids: '[]', summarised_at: null }, { student_id: personId });
    await db.delete('one_to_one_points', { student_id: personId });
    await db.delete('one_to_one_met', { student_id: personId });
  });
}

const recorded = ['on', 'kept', 'partly'];
const ofTeacherRecorded = `SELECT id FROM one_to_one_sessions WHERE teacher_id = :personId AND recording IN ('on', 'kept', 'partly')`;

/** What a teacher said stays with the students it was said to, without the name. */
function eraseTeacher(context: PluginContext<never>, personId: string): Promise<void> {
  return context.transaction(async (work) => {
    const { db } = work;
    // A voice tells who speaks, whatever the rows say.
    for (const { id } of await db.select<{ id: string }>(ofTeacherRecorded, { personId })) await removeRecording(work, id);
    await db.update('one_to_one_sessions', { recording: 'removed' }, { teacher_id: personId, recording: recorded });
    await db.update('one_to_one_sessions', { teacher_id: noTeacher, teacher_name: '' }, { teacher_id: personId });
    await db.update('one_to_one_messages', { author_id: noTeacher }, { author_id: personId });
    await db.update('one_to_one_board_pictures', { author_id: noTeacher }, { author_id: personId });
    await db.update('one_to_one_calls', { wanted_teacher_id: null }, { wanted_teacher_id: personId });
    await db.update('one_to_one_calls', { ring_teacher_id: noTeacher }, { ring_teacher_id: personId });
    await forgetAsked(db, personId);
    await db.delete('one_to_one_duties', { teacher_id: personId });
    await db.delete('one_to_one_plans', { teacher_id: personId });
    await db.delete('one_to_one_met', { teacher_id: personId });
  });
}

/** Who was asked stands within the call. */
async function forgetAsked(db: SqlScope, personId: string): Promise<void> {
  const name = JSON.stringify(personId);
  const rows = await db.select<{ id: string; asked: string }>('SELECT id, asked FROM one_to_one_calls WHERE asked LIKE :pattern', { pattern: `%${name}%` });
  for (const { id, asked } of rows) await db.update('one_to_one_calls', { asked: asked.replaceAll(name, JSON.stringify(noTeacher)) }, { id });
}
