import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const id: Column = { type: 'key', length: 40, primaryKey: true };
const key: Column = { type: 'key', length: 40 };
const optionalKey: Column = { type: 'key', length: 40, nullable: true };
const date: Column = { type: 'key', length: 10, nullable: true };
const word: Column = { type: 'key', length: 12 };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };

export async function up(schema: SchemaScope): Promise<void> {
  await createStudents(schema);
  await createDecisions(schema);
  await createCodes(schema);
}

/** What this room has to know of students, kept in step with identity; the row is held while an answer changes. */
async function createStudents(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'consent_students',
    {
      id,
      district_id: optionalKey,
      school_id: optionalKey,
      class_group_id: optionalKey,
      birth_date: date,
      /** Since when the student waits for a guardian's answer. */
      asked_at: optionalTime,
      /** When the student was told to be 14 now. */
      told_at: optionalTime,
    },
    [{ columns: ['school_id', 'class_group_id', 'id'] }, { columns: ['district_id', 'school_id'] }],
  );
}

async function createDecisions(schema: SchemaScope): Promise<void> {
  const what: Record<string, Column> = {
    purpose: key,
    /** Empty where it is not about a plugin. */
    plugin_id: key,
  };
  const answer: Record<string, Column> = {
    is_allowed: { type: 'boolean' },
    given_by: word,
    version: { type: 'key' },
    decided_at: time,
  };
  const primary = Object.fromEntries(Object.entries(what).map(([name, column]) => [name, { ...column, primaryKey: true }]));
  await schema.createTable('consent_decisions', { student_id: id, ...primary, ...answer });
  // Written once and never again.
  await schema.createTable(
    'consent_changes',
    {
      id,
      student_id: key,
      district_id: optionalKey,
      ...what,
      ...answer,
      channel: word,
      by_id: optionalKey,
      guardian_name: { type: 'text', length: 64, nullable: true },
      relation: { type: 'text', length: 20, nullable: true },
      signed_on: date,
      reference: { type: 'text', length: 100, nullable: true },
    },
    [{ columns: ['student_id', 'id'] }, { columns: ['decided_at', 'id'] }],
  );
}

async function createCodes(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'consent_codes',
    {
      id,
      code_hash: { type: 'key' },
      student_id: key,
      made_by: key,
      made_at: time,
      expires_at: time,
      used_at: optionalTime,
      /** A later one took its place. */
      replaced_at: optionalTime,
    },
    [{ columns: ['code_hash'], unique: true }, { columns: ['student_id'] }, { columns: ['expires_at'] }],
  );
  await schema.createTable(
    'consent_attempts',
    { id: { type: 'key', primaryKey: true }, failures: { type: 'integer' }, until: time },
    [{ columns: ['until'] }],
  );
}
