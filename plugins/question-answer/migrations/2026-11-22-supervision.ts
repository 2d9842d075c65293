import type { SchemaScope } from '@fudao/plugin-sdk';

/** Supervisors read by time: the whole city, a district or a school, and what lies before or after a row. */
export async function up(schema: SchemaScope): Promise<void> {
  const table = 'question_answer_questions';
  await schema.addIndex(table, { columns: ['asked_at', 'id'] });
  await schema.addIndex(table, { columns: ['district_id', 'asked_at', 'id'] });
  await schema.addIndex(table, { columns: ['school_id', 'asked_at', 'id'] });
}
