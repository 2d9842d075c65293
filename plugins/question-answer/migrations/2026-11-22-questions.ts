import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };
const longText: Column = { type: 'long-text' };
const optionalLongText: Column = { type: 'long-text', nullable: true };
const id: Column = { type: 'key', primaryKey: true };

/** Questions, their claim, the way up the guidance ladder, answers, and what is half written. */
export async function up(schema: SchemaScope): Promise<void> {
  await createQuestions(schema);
  await createDrafts(schema);
  await createAnswers(schema);
  await createGuidance(schema);
}

async function createQuestions(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'question_answer_questions',
    {
      id,
      student_id: key,
      district_id: key,
      school_id: optionalKey,
      subject: key,
      grade: { type: 'integer' },
      body: longText,
      excerpt: { type: 'text' },
      picture_ids: longText,
      matches: longText,
      state: { type: 'key', length: 16 },
      /** `city` or `district`, as it was set when the question was asked; so too how many answers. */
      reach: { type: 'key', length: 16 },
      answers_wanted: { type: 'integer' },
      answer_count: { type: 'integer', default: 0 },
      /** Whether it stands on the desk; kept beside the state so that the desk reads one index. */
      wants_answers: { type: 'boolean', default: 0 },
      claim_teacher_id: optionalKey,
      claim_started_at: optionalTime,
      claim_ends_at: optionalTime,
      asked_at: time,
      changed_at: time,
    },
    [
      { columns: ['student_id', 'id'] },
      { columns: ['wants_answers', 'subject', 'grade', 'id'] },
      { columns: ['district_id', 'id'] },
      { columns: ['claim_ends_at'] },
    ],
  );
}

async function createDrafts(schema: SchemaScope): Promise<void> {
  // One row a student: the question half written, and the row that asking locks.
  await schema.createTable('question_answer_askers', {
    student_id: id,
    draft: optionalLongText,
    saved_at: optionalTime,
  });
  // One row a teacher who ever claimed the question; it outlives the claim.
  await schema.createTable(
    'question_answer_answer_drafts',
    {
      id,
      question_id: key,
      teacher_id: key,
      content: optionalLongText,
      revision: { type: 'integer', default: 0 },
      saved_at: optionalTime,
    },
    [{ columns: ['question_id', 'teacher_id'], unique: true }, { columns: ['teacher_id', 'id'] }],
  );
}

async function createAnswers(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'question_answer_answers',
    {
      id,
      question_id: key,
      teacher_id: key,
      teacher_name: { type: 'text' },
      thinking: longText,
      steps: longText,
      answer: longText,
      explanation: longText,
      picture_ids: longText,
      further_reading: longText,
      published_at: time,
      adopted: { type: 'boolean', default: 0 },
      stars: { type: 'integer', nullable: true },
      words: optionalLongText,
      rated_at: optionalTime,
      follow_up: optionalLongText,
      followed_up_at: optionalTime,
      reply: optionalLongText,
      replied_at: optionalTime,
      proposed_at: optionalTime,
    },
    [{ columns: ['question_id', 'teacher_id'], unique: true }, { columns: ['teacher_id', 'id'] }],
  );
}

async function createGuidance(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'question_answer_guidance',
    {
      id,
      question_id: key,
      bank_question_id: key,
      opened: { type: 'integer', default: 0 },
      opened_at: optionalTime,
    },
    [{ columns: ['question_id', 'bank_question_id'], unique: true }],
  );
  await schema.createTable(
    'question_answer_attempts',
    {
      id,
      guidance_id: key,
      rung: { type: 'key', length: 32, nullable: true },
      body: longText,
      verdict: { type: 'key', length: 16 },
      tried_at: time,
    },
    [{ columns: ['guidance_id', 'id'] }],
  );
}
