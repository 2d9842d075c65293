import type { SchemaScope } from '@fudao/plugin-sdk';

/** Where what was taken over comes from, such as the title of a published notice. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('organisation_calendar_changes', 'source', { type: 'text', length: 120, nullable: true });
}
