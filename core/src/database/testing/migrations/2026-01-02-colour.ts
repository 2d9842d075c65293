import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  const [table] = await schema.select("SELECT COUNT(*) AS many FROM database_migrations WHERE owner = 'sample'");
  if (table?.['many'] === 1)
    await schema.addColumn('sample_things', 'colour', { type: 'text', length: 20, nullable: true });
}
