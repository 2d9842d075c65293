import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('broken_first', { id: { type: 'key', primaryKey: true } }, [{ columns: ['id'] }]);
  await schema.addColumn('broken_first', 'name', { type: 'text', nullable: true });
  await schema.insert('missing_table', { id: 1 });
}
