import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const id: Column = { type: 'key', length: 36, primaryKey: true };
const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const word: Column = { type: 'key', length: 20 };
const optionalWord: Column = { type: 'key', length: 20, nullable: true };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };
const number: Column = { type: 'integer' };
const text: Column = { type: 'long-text' };
const optionalText: Column = { type: 'long-text', nullable: true };

export async function up(schema: SchemaScope): Promise<void> {
  await createList(schema);
  await createSuspensions(schema);
  await createCases(schema);
}

/** Every version of the city's list and of what districts add. */
async function createList(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'safety_list_versions',
    { id: { type: 'key', length: 80, primaryKey: true }, scope: key, number, content: text, note: text, restores: { type: 'integer', nullable: true }, by_id: key, at: time },
    [{ columns: ['scope', 'number'], unique: true }],
  );
}

async function createSuspensions(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'safety_suspensions',
    {
      id,
      person_id: key,
      /** Null: from the whole platform. */
      plugin_id: optionalKey,
      case_id: optionalKey,
      reason_code: word,
      note: text,
      district_id: optionalKey,
      school_id: optionalKey,
      by_id: key,
      level: word,
      starts_at: time,
      until_at: optionalTime,
      lifted_at: optionalTime,
      lifted_by: optionalKey,
      lifted_because: optionalText,
      /** Whether others were told that it is over. */
      ended: { type: 'boolean', default: 0 },
    },
    [
      { columns: ['person_id', 'id'] },
      { columns: ['ended', 'until_at'] },
      { columns: ['district_id', 'id'] },
      { columns: ['school_id', 'id'] },
      { columns: ['case_id'] },
    ],
  );
  // One row that counts every change: nodes read suspensions anew where it moved.
  await schema.createTable('safety_revisions', { id: { type: 'key', length: 20, primaryKey: true }, revision: number });
  await schema.insert('safety_revisions', { id: 'suspensions', revision: 0 });
}

async function createCases(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'safety_cases',
    {
      id,
      state: word,
      /** What it is about, of an open case; the own id of a closed one: so a thing has one open case. */
      open_key: { type: 'key', length: 250 },
      plugin_id: optionalKey,
      target_kind: word,
      target_id: { type: 'key', length: 100 },
      about_id: optionalKey,
      district_id: optionalKey,
      school_id: optionalKey,
      level: word,
      priority: number,
      reasons: text,
      reports: number,
      first_at: time,
      due_at: time,
      claimed_by: optionalKey,
      claimed_until: optionalTime,
      outcome: optionalWord,
      measures: text,
      decided_by: optionalKey,
      decided_level: optionalWord,
      decided_at: optionalTime,
      appealed_at: optionalTime,
      snapshot: optionalText,
      revision: number,
    },
    [
      { columns: ['open_key'], unique: true },
      { columns: ['state', 'priority', 'due_at', 'id'] },
      { columns: ['district_id', 'state'] },
      { columns: ['about_id', 'id'] },
    ],
  );
  await schema.createTable(
    'safety_reports',
    { id, case_id: { type: 'key', length: 36 }, reporter_id: key, reason: word, words: optionalText, at: time },
    [{ columns: ['case_id', 'reporter_id'], unique: true }, { columns: ['reporter_id', 'at'] }],
  );
  await schema.createTable(
    'safety_case_steps',
    { id, case_id: { type: 'key', length: 36 }, kind: word, by_id: key, note: optionalText, at: time },
    [{ columns: ['case_id', 'id'] }, { columns: ['by_id'] }],
  );
  // One row for each reporter, held while a report comes in: a thousand at once are counted one after the other.
  await schema.createTable('safety_reporters', { id: { type: 'key', primaryKey: true } });
}
