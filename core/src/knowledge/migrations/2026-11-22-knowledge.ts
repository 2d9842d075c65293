import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'knowledge_points',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      subject: { type: 'key', length: 40 },
      grade: { type: 'integer' },
      name: { type: 'text', length: 100 },
      parent_id: { type: 'key', length: 64, nullable: true },
      summary: { type: 'long-text' },
      position: { type: 'integer' },
    },
    [{ columns: ['subject', 'grade', 'position'] }],
  );
  await schema.createTable(
    'knowledge_bank_questions',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      revision: { type: 'big-integer' },
      source: { type: 'key', length: 40 },
      subject: { type: 'key', length: 40 },
      grade: { type: 'integer', nullable: true },
      type: { type: 'key', length: 20 },
      difficulty: { type: 'integer' },
      stem: { type: 'long-text' },
      options: { type: 'long-text' },
      answer: { type: 'long-text' },
      thinking: { type: 'long-text' },
      steps: { type: 'long-text' },
      explanation: { type: 'long-text' },
      knowledge_point_ids: { type: 'long-text' },
      knowledge_points: { type: 'long-text' },
      incomplete: { type: 'boolean', default: 0 },
      removed: { type: 'boolean', default: 0 },
      content_hash: { type: 'key', length: 64 },
      changed_at: { type: 'time' },
    },
    [{ columns: ['revision'], unique: true }, { columns: ['subject', 'revision'] }, { columns: ['source'] }],
  );
  // One row: who holds it gives out revisions, so that their order is the order of the commits.
  await schema.createTable('knowledge_bank', {
    id: { type: 'key', length: 8, primaryKey: true },
    last_revision: { type: 'big-integer' },
    announced_revision: { type: 'big-integer' },
  });
  await schema.insert('knowledge_bank', { id: 'bank', last_revision: 0, announced_revision: 0 });
  await schema.createTable('knowledge_sources', {
    id: { type: 'key', length: 40, primaryKey: true },
    fingerprint: { type: 'key', length: 64, nullable: true },
    imported_at: { type: 'time' },
  });
  await schema.createTable(
    'knowledge_proposals',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      origin_id: { type: 'key', length: 100 },
      attempt: { type: 'integer' },
      state: { type: 'key', length: 12 },
      subject: { type: 'key', length: 40 },
      question: { type: 'long-text' },
      proposed_by: { type: 'key', length: 64 },
      author_id: { type: 'key', length: 64, nullable: true },
      created_at: { type: 'time' },
      decided_by: { type: 'key', length: 64, nullable: true },
      decided_at: { type: 'time', nullable: true },
      reason: { type: 'long-text', nullable: true },
      bank_question_id: { type: 'key', length: 64, nullable: true },
    },
    [{ columns: ['origin_id', 'attempt'], unique: true }, { columns: ['state', 'subject', 'id'] }],
  );
}
