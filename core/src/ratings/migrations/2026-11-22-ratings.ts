import type { Column, SchemaScope } from '@fudao/plugin-sdk';
import { firstTags } from '../first-tags.ts';

const id: Column = { type: 'key', length: 36, primaryKey: true };
const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const word: Column = { type: 'key', length: 20 };
const optionalWord: Column = { type: 'key', length: 20, nullable: true };
const optionalTime: Column = { type: 'time', nullable: true };
const number: Column = { type: 'integer' };
const optionalNumber: Column = { type: 'integer', nullable: true };
const text: Column = { type: 'long-text' };
const optionalText: Column = { type: 'long-text', nullable: true };

export async function up(schema: SchemaScope): Promise<void> {
  await createRatings(schema);
  await createPortraits(schema);
  await createTags(schema);
  await createSupervision(schema);
}

/** One row for each rating that is owed, given, excluded or cancelled. */
async function createRatings(schema: SchemaScope): Promise<void> {
  const given: Record<string, Column> = {
    answers: optionalWord,
    score: optionalNumber,
    /** Thousandths of the way from the worst to the best score of the mode. */
    share: optionalNumber,
    rated_at: optionalTime,
    tag_ids: text,
    words: optionalText,
    /** Drawn by lot: what teachers see of words must not tell when they were written. */
    words_id: { type: 'key', length: 36, nullable: true },
    words_state: optionalWord,
    words_doubt: optionalWord,
    words_reason: optionalText,
    words_by: optionalKey,
    /** The step in which it came into the portrait. */
    step_id: { type: 'key', length: 36, nullable: true },
    released_at: optionalTime,
    released_month: { type: 'key', length: 7, nullable: true },
    excluded_because: optionalText,
  };
  await schema.createTable(
    'ratings_ratings',
    {
      id,
      state: word,
      mode: word,
      cause_id: { type: 'key', length: 100 },
      student_id: key,
      teacher_id: key,
      subject: optionalKey,
      grade: optionalNumber,
      knowledge_point_ids: text,
      student_district_id: optionalKey,
      class_group_id: optionalKey,
      teacher_district_id: optionalKey,
      expected_at: { type: 'time' },
      ...given,
    },
    [
      { columns: ['mode', 'cause_id', 'student_id', 'teacher_id'], unique: true },
      { columns: ['student_id', 'state', 'expected_at'] },
      { columns: ['teacher_id', 'state', 'rated_at'] },
      { columns: ['words_state', 'id'] },
      { columns: ['words_id'], unique: true },
      { columns: ['state', 'rated_at'] },
    ],
  );
}

async function createPortraits(schema: SchemaScope): Promise<void> {
  // One row a teacher, held while the portrait changes.
  await schema.createTable(
    'ratings_teachers',
    { id: { type: 'key', primaryKey: true }, district_id: optionalKey, waiting_since: optionalTime },
    [{ columns: ['waiting_since'] }],
  );
  await schema.createTable(
    'ratings_portrait_months',
    { id, teacher_id: key, month: { type: 'key', length: 7 }, mode: word, ratings: number, shares: number, low: number, middle: number, high: number },
    [{ columns: ['teacher_id', 'month', 'mode'], unique: true }],
  );
  await schema.createTable(
    'ratings_portrait_parts',
    { id, teacher_id: key, kind: word, value: key, ratings: number },
    [{ columns: ['teacher_id', 'kind', 'value'], unique: true }],
  );
}

async function createTags(schema: SchemaScope): Promise<void> {
  await schema.createTable('ratings_tags', {
    id: { type: 'key', length: 36, primaryKey: true },
    name_zh: { type: 'text', length: 20 },
    name_en: { type: 'text', length: 40 },
    state: word,
    merged_into: { type: 'key', length: 36, nullable: true },
    position: number,
  });
  const rows = firstTags.map(([tagId, zh, en], position) => ({ id: tagId, name_zh: zh, name_en: en, state: 'active', merged_into: null, position }));
  await schema.insert('ratings_tags', rows);
}

async function createSupervision(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'ratings_appeals',
    {
      id,
      teacher_id: key,
      teacher_district_id: optionalKey,
      about: word,
      target: key,
      stage: word,
      state: word,
      created_at: { type: 'time' },
      changed_at: { type: 'time' },
    },
    [{ columns: ['teacher_id', 'id'] }, { columns: ['state', 'stage', 'id'] }],
  );
  await schema.createTable(
    'ratings_appeal_steps',
    { id, appeal_id: key, kind: word, by_id: key, reason: text, rating_ids: text, at: { type: 'time' } },
    [{ columns: ['appeal_id', 'id'] }],
  );
  await schema.createTable(
    'ratings_flags',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      kind: word,
      month: { type: 'key', length: 7 },
      teacher_id: optionalKey,
      student_id: optionalKey,
      class_group_id: optionalKey,
      subject: optionalKey,
      district_id: optionalKey,
      figures: text,
      found_at: { type: 'time' },
      looked_by: optionalKey,
      looked_at: optionalTime,
      note: optionalText,
    },
    [{ columns: ['month', 'id'] }, { columns: ['teacher_id'] }, { columns: ['student_id'] }],
  );
}
