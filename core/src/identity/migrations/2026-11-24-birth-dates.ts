import type { SchemaScope } from '@fudao/plugin-sdk';

/** `YYYY-MM-DD`, as the city's register has it; null where nobody said. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('identity_accounts', 'birth_date', { type: 'key', length: 10, nullable: true });
}
