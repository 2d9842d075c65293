import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'files_files',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      state: { type: 'key', length: 12 },
      uploaded_by: { type: 'key', length: 64 },
      purpose: { type: 'key', length: 40 },
      subject_id: { type: 'key', length: 64, nullable: true },
      width: { type: 'integer', default: 0 },
      height: { type: 'integer', default: 0 },
      bytes: { type: 'integer', default: 0 },
      created_at: { type: 'time' },
      changed_at: { type: 'time' },
    },
    [
      { columns: ['uploaded_by', 'state', 'created_at'] },
      { columns: ['state', 'changed_at'] },
      { columns: ['subject_id'] },
    ],
  );
}
