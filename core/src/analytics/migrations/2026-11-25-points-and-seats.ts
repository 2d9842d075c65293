import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const number: Column = { type: 'integer', default: 0 };

/** Points of the ledger, and seats in classes: what reports that were fixed before do not tell. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'analytics_entries',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      teacher_id: key,
      district_id: optionalKey,
      school_id: optionalKey,
      at: { type: 'time' },
      gross: number,
      amount: number,
      week: { type: 'key', length: 10 },
      month: { type: 'key', length: 7 },
    },
    [{ columns: ['teacher_id', 'week'] }, { columns: ['teacher_id', 'month'] }],
  );
  // A row for each seat whose student came; not who it was.
  await schema.createTable('analytics_seats', { id: { type: 'key', length: 64, primaryKey: true }, activity_id: { type: 'key', length: 100 } }, [
    { columns: ['activity_id'] },
  ]);
  for (const name of ['seats', 'seats_taken']) await schema.addColumn('analytics_activities', name, number);
  for (const table of ['analytics_sums', 'analytics_fixed_sums']) {
    for (const name of ['seats', 'seats_taken', 'attended', 'points_earned', 'points_cut']) await schema.addColumn(table, name, number);
  }
  await schema.addColumn('analytics_fixed', 'has_points', { type: 'boolean', nullable: true });
}
