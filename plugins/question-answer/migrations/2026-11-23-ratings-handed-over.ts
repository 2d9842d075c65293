import type { SchemaScope } from '@fudao/plugin-sdk';

/** Which ratings the platform's own room for ratings has; those of before are handed over by a timer. */
export async function up(schema: SchemaScope): Promise<void> {
  const table = 'question_answer_answers';
  await schema.addColumn(table, 'handed_over', { type: 'boolean', default: 0 });
  await schema.addIndex(table, { columns: ['adopted', 'handed_over', 'id'] });
}
