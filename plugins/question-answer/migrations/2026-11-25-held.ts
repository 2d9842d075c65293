import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const held: Column = { type: 'key', length: 10, nullable: true };

/** What waits for a moderator before anybody else sees it, and what was refused. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.addColumn('question_answer_questions', 'held', held);
  for (const column of ['held', 'follow_up_held', 'reply_held']) await schema.addColumn('question_answer_answers', column, held);
}
