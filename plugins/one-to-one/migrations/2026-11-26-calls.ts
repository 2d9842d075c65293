import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };
const longText: Column = { type: 'long-text' };
const id: Column = { type: 'key', primaryKey: true };

/** Duties, calls and sessions, what is said in them, and what is known for matching. */
export async function up(schema: SchemaScope): Promise<void> {
  await createDuties(schema);
  await createCalls(schema);
  await createSessions(schema);
  await createMatching(schema);
}

async function createDuties(schema: SchemaScope): Promise<void> {
  // One row a teacher; on duty as long as the lease lasts. The row is what two calls at once meet at.
  await schema.createTable(
    'one_to_one_duties',
    {
      teacher_id: id,
      teacher_name: { type: 'text' },
      district_id: optionalKey,
      school_id: optionalKey,
      subjects: longText,
      grades: longText,
      started_at: time,
      lease_ends_at: time,
      /** The call that rings here: at most one. */
      ring_call_id: optionalKey,
      session_id: optionalKey,
      /** Until when that session lasts at most. */
      session_ends_at: optionalTime,
      idle_since: time,
      /** Rings on end that nobody answered. */
      missed: { type: 'integer', default: 0 },
      /** What ratings say of the teacher, as it was when the duty began. */
      standing: longText,
      served: { type: 'integer', default: 0 },
    },
    [{ columns: ['lease_ends_at'] }, { columns: ['ring_call_id'], unique: true }],
  );
  await schema.createTable(
    'one_to_one_plans',
    { id, teacher_id: key, teacher_name: { type: 'text' }, starts_at: time, ends_at: time, subjects: longText, grades: longText },
    [{ columns: ['teacher_id', 'starts_at'] }, { columns: ['ends_at'] }],
  );
}

async function createCalls(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'one_to_one_calls',
    {
      id,
      student_id: key,
      /** The student while the call goes on: one at a time. */
      active_student_id: optionalKey,
      district_id: key,
      school_id: optionalKey,
      subject: key,
      grade: { type: 'integer' },
      body: longText,
      excerpt: { type: 'text' },
      picture_ids: longText,
      /** Whom the student wants; asked first. */
      wanted_teacher_id: optionalKey,
      /** As they were set when the student called; so too how long it rings and waits. */
      reach: { type: 'key', length: 16 },
      ring_seconds: { type: 'integer' },
      longest_wait_minutes: { type: 'integer' },
      state: { type: 'key', length: 16 },
      ring_teacher_id: optionalKey,
      ring_since: optionalTime,
      ring_ends_at: optionalTime,
      /** What policy holds for the teacher who is asked. */
      reservation_id: optionalKey,
      reserved_until: optionalTime,
      asked: longText,
      end_reason: { type: 'key', length: 16, nullable: true },
      refusal: { type: 'long-text', nullable: true },
      session_id: optionalKey,
      called_at: time,
      here_at: time,
      changed_at: time,
    },
    [{ columns: ['active_student_id'], unique: true }, { columns: ['student_id', 'id'] }, { columns: ['state', 'subject', 'id'] }],
  );
}

async function createSessions(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'one_to_one_sessions',
    {
      id,
      call_id: key,
      student_id: key,
      student_name: { type: 'text' },
      teacher_id: key,
      teacher_name: { type: 'text' },
      district_id: key,
      school_id: optionalKey,
      subject: key,
      grade: { type: 'integer' },
      body: longText,
      excerpt: { type: 'text' },
      picture_ids: longText,
      reservation_id: key,
      room_id: key,
      board_id: key,
      may_video: { type: 'boolean', default: 0 },
      student_video: { type: 'boolean', default: 0 },
      teacher_video: { type: 'boolean', default: 0 },
      state: { type: 'key', length: 16 },
      starts_at: time,
      ends_at: time,
      ended_at: optionalTime,
      end_reason: { type: 'key', length: 16, nullable: true },
      /** Seconds in which both were there, by the media server's word. */
      together_seconds: { type: 'integer', nullable: true },
      summary: { type: 'long-text', nullable: true },
      point_ids: longText,
      summarised_at: optionalTime,
      last_seq: { type: 'integer', default: 0 },
    },
    [
      { columns: ['call_id'], unique: true },
      { columns: ['reservation_id'], unique: true },
      { columns: ['student_id', 'id'] },
      { columns: ['teacher_id', 'id'] },
      { columns: ['state', 'ends_at'] },
    ],
  );
  await schema.createTable(
    'one_to_one_messages',
    {
      id,
      session_id: key,
      seq: { type: 'integer' },
      author_id: key,
      /** What the author's app calls it: sent twice, it is one. */
      own_key: key,
      body: longText,
      picture_ids: longText,
      held: { type: 'key', length: 16, nullable: true },
      hidden: { type: 'boolean', default: 0 },
      sent_at: time,
    },
    [{ columns: ['session_id', 'seq'], unique: true }, { columns: ['session_id', 'author_id', 'own_key'], unique: true }],
  );
}

async function createMatching(schema: SchemaScope): Promise<void> {
  // What a student was helped with, counted once a rating.
  await schema.createTable('one_to_one_points', { id, student_id: key, subject: key, point_id: key, helped: { type: 'integer' } }, [
    { columns: ['student_id', 'point_id'], unique: true },
  ]);
  await schema.createTable('one_to_one_met', { id, student_id: key, teacher_id: key, well: { type: 'integer' } }, [
    { columns: ['student_id', 'teacher_id'], unique: true },
  ]);
  await schema.createTable('one_to_one_counted', { rating_id: id });
}
