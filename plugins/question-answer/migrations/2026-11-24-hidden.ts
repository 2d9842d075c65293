import type { SchemaScope } from '@fudao/plugin-sdk';

/** What moderators took out of sight, and when they said so last: news may come late and in any order. */
export async function up(schema: SchemaScope): Promise<void> {
  for (const table of ['question_answer_questions', 'question_answer_answers']) {
    await schema.addColumn(table, 'hidden', { type: 'boolean', default: 0 });
    await schema.addColumn(table, 'moderated_at', { type: 'time', nullable: true });
  }
}
