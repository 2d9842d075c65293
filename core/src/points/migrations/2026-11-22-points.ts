import type { SchemaScope } from '@fudao/plugin-sdk';

const teacher = { type: 'key', length: 64 } as const;
const term = { type: 'key', length: 40 } as const;
const week = { type: 'key', length: 10 } as const;
const kind = { type: 'key', length: 12 } as const;
const cause = { type: 'key', length: 100 } as const;
const amount = { type: 'big-integer' } as const;

async function createLedger(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'points_entries',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      teacher_id: teacher,
      term_id: { ...term, nullable: true },
      week,
      type: kind,
      kind,
      cause_id: cause,
      at: { type: 'time' },
      entered_at: { type: 'time' },
      outcome: { type: 'key', length: 16 },
      quantity: { type: 'integer' },
      tariff: { type: 'integer' },
      answers: { type: 'integer' },
      gross: amount,
      earned: amount,
      amount,
      rule_version: { type: 'key', length: 80 },
      reason: { type: 'key', length: 40, nullable: true },
      counters_id: { type: 'key', length: 36, nullable: true },
    },
    [
      { columns: ['teacher_id', 'kind', 'cause_id', 'type'], unique: true },
      { columns: ['teacher_id', 'term_id', 'at', 'id'] },
      { columns: ['teacher_id', 'week'] },
    ],
  );
  await schema.createTable('points_teachers', { teacher_id: { ...teacher, primaryKey: true } });
  await schema.createTable(
    'points_sums',
    {
      teacher_id: { ...teacher, primaryKey: true },
      term_id: { ...term, primaryKey: true },
      district_id: { type: 'key', length: 40 },
      earned: amount,
      corrected: amount,
      granted: amount,
      entries: { type: 'integer' },
      is_closed: { type: 'boolean', default: 0 },
    },
    [{ columns: ['term_id', 'district_id', 'teacher_id'] }],
  );
  await schema.createTable(
    'points_held',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      teacher_id: teacher,
      term_id: term,
      district_id: { type: 'key', length: 40 },
      type: kind,
      kind,
      cause_id: cause,
      request: { type: 'long-text' },
      held_at: { type: 'time' },
    },
    [{ columns: ['teacher_id', 'kind', 'cause_id', 'type'], unique: true }, { columns: ['term_id', 'district_id', 'id'] }],
  );
}

async function createRules(schema: SchemaScope): Promise<void> {
  await schema.createTable('points_weeks', {
    week: { ...week, primaryKey: true },
    district_id: { type: 'key', length: 40, primaryKey: true },
    version: { type: 'key', length: 80 },
    answers: { type: 'integer' },
    tariff: { type: 'text' },
  });
  await schema.createTable('points_terms', {
    term_id: { ...term, primaryKey: true },
    version: { type: 'key', length: 80 },
    cap: amount,
    fen_per_point: { type: 'integer' },
  });
}

async function createCorrections(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'points_corrections',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      teacher_id: teacher,
      term_id: term,
      district_id: { type: 'key', length: 40 },
      entry_id: { type: 'key', length: 36, nullable: true },
      amount,
      reason: { type: 'text', length: 500 },
      state: kind,
      proposed_by: teacher,
      proposed_at: { type: 'time' },
      decided_by: { ...teacher, nullable: true },
      decided_at: { type: 'time', nullable: true },
      decision_reason: { type: 'text', length: 500, nullable: true },
    },
    [{ columns: ['state', 'district_id', 'id'] }, { columns: ['teacher_id', 'term_id'] }, { columns: ['term_id', 'district_id', 'state'] }],
  );
}

async function createClosings(schema: SchemaScope): Promise<void> {
  await schema.createTable('points_closings', {
    term_id: { ...term, primaryKey: true },
    district_id: { type: 'key', length: 40, primaryKey: true },
    state: { type: 'key', length: 10 },
    signed_by: { ...teacher, nullable: true },
    signed_at: { type: 'time', nullable: true },
    signed_digest: { type: 'key', length: 64, nullable: true },
    closed_by: { ...teacher, nullable: true },
    closed_at: { type: 'time', nullable: true },
    reopening_side: { type: 'key', length: 10, nullable: true },
    reopening_by: { ...teacher, nullable: true },
    reopening_at: { type: 'time', nullable: true },
    reopening_reason: { type: 'text', length: 500, nullable: true },
  });
}

export async function up(schema: SchemaScope): Promise<void> {
  await createLedger(schema);
  await createRules(schema);
  await createCorrections(schema);
  await createClosings(schema);
}
