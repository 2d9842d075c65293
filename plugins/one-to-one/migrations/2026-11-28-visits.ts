import type { SchemaScope } from '@fudao/plugin-sdk';

/** Who of those who answer for the children looks on, seen by the two; and what their lists are found by. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'one_to_one_visits',
    {
      id: { type: 'key', primaryKey: true },
      session_id: { type: 'key' },
      visitor_id: { type: 'key' },
      office: { type: 'key', length: 16 },
      /** What the visitor may look by, as it was when it was last asked for. */
      opening: { type: 'long-text' },
      asked_at: { type: 'time' },
      began_at: { type: 'time' },
      /** When the visitor's app was last heard. */
      seen_at: { type: 'time' },
      ended_at: { type: 'time', nullable: true },
    },
    [{ columns: ['session_id', 'ended_at'] }, { columns: ['ended_at', 'seen_at'] }, { columns: ['visitor_id'] }],
  );
  await schema.addIndex('one_to_one_sessions', { columns: ['district_id', 'state', 'id'] });
  await schema.addIndex('one_to_one_sessions', { columns: ['state', 'id'] });
}
