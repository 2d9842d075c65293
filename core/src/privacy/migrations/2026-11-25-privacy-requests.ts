import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const key: Column = { type: 'key', length: 64 };
const optionalKey: Column = { type: 'key', length: 64, nullable: true };
const word: Column = { type: 'key', length: 12 };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };
const words: Column = { type: 'text', length: 500, nullable: true };

/** What people asked about their own data, and what became of it. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'privacy_requests',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      kind: word,
      person_id: key,
      /** `person` or `guardian`. */
      asked_by: word,
      guardian_name: { type: 'text', length: 40, nullable: true },
      relation: { ...word, nullable: true },
      words,
      state: word,
      /** Person and kind while it is open: a person has one of a kind. */
      open_key: { type: 'key', length: 80, nullable: true },
      asked_at: time,
      due_at: time,
      /** Who looked at an erasure first; the second decides. */
      checked_by: optionalKey,
      checked_at: optionalTime,
      decided_by: optionalKey,
      decided_at: optionalTime,
      note: words,
      /** Which node carries it out, and until when that is believed of it. */
      claimed_by: optionalKey,
      claimed_until: { ...time, default: 0 },
      /** What stood in the way at the last try, as JSON. */
      problems: { type: 'long-text', nullable: true },
      ended_at: optionalTime,
      /** Until when an export is kept. */
      kept_until: optionalTime,
      reminders: { type: 'integer', default: 0 },
    },
    [
      { columns: ['open_key'], unique: true },
      { columns: ['person_id', 'id'] },
      { columns: ['state', 'id'] },
      { columns: ['kept_until'] },
    ],
  );
}
