import type { SchemaScope } from '@fudao/plugin-sdk';

export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('organisation_districts', {
    id: { type: 'key', length: 40, primaryKey: true },
    name: { type: 'text', length: 64 },
  });
  await schema.createTable(
    'organisation_schools',
    {
      id: { type: 'key', length: 40, primaryKey: true },
      district_id: { type: 'key', length: 40 },
      name: { type: 'text', length: 64 },
    },
    [{ columns: ['district_id', 'id'] }],
  );
  await schema.createTable(
    'organisation_class_groups',
    {
      id: { type: 'key', length: 40, primaryKey: true },
      school_id: { type: 'key', length: 40 },
      grade: { type: 'integer' },
      name: { type: 'text', length: 64 },
    },
    [{ columns: ['school_id', 'grade'] }],
  );
  await schema.createTable('organisation_terms', {
    id: { type: 'key', length: 40, primaryKey: true },
    school_year: { type: 'key', length: 20 },
    name: { type: 'text', length: 64 },
    starts_on: { type: 'key', length: 10 },
    ends_on: { type: 'key', length: 10 },
  });
  await schema.createTable('organisation_marked_days', {
    date: { type: 'key', length: 10, primaryKey: true },
    kind: { type: 'key', length: 10 },
    name: { type: 'text', length: 64 },
    is_provisional: { type: 'boolean', default: 0 },
  });
}
