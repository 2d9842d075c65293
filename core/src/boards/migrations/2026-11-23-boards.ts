import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const id: Column = { type: 'key', primaryKey: true };
const key: Column = { type: 'key' };
const time: Column = { type: 'time' };

/** Shared boards: who may draw on them, and what was drawn, as increments that one after the other make up the whole. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'boards_boards',
    {
      id,
      /** The plugin, and its own name for the board. */
      owner_id: key,
      own_key: { type: 'key', length: 100 },
      /** Whose data it is. */
      person_id: key,
      opened_at: time,
      /** From then on nothing is drawn any more. */
      ends_at: time,
      /** Of all increments as they came. */
      bytes: { type: 'integer', default: 0 },
      last_seq: { type: 'integer', default: 0 },
    },
    [{ columns: ['owner_id', 'own_key'], unique: true }, { columns: ['person_id'] }],
  );
  await schema.createTable(
    'boards_members',
    { board_id: key, person_id: key, may_draw: { type: 'boolean' } },
    [{ columns: ['board_id', 'person_id'], unique: true }, { columns: ['person_id'] }],
  );
  await schema.createTable(
    'boards_updates',
    { board_id: key, seq: { type: 'integer' }, content: { type: 'binary' } },
    [{ columns: ['board_id', 'seq'], unique: true }],
  );
  // Which hand is whose: a person draws under some numbers, one for each time the page was opened.
  await schema.createTable(
    'boards_hands',
    { board_id: key, hand: { type: 'key', length: 20 }, person_id: key },
    [{ columns: ['board_id', 'hand'], unique: true }, { columns: ['person_id'] }],
  );
}
