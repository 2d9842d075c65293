import type { Column, SchemaScope } from '@fudao/plugin-sdk';

const key: Column = { type: 'key' };
const optionalKey: Column = { type: 'key', nullable: true };
const word: Column = { type: 'key', length: 20 };
const number: Column = { type: 'integer', default: 0 };
const optionalNumber: Column = { type: 'integer', nullable: true };
const time: Column = { type: 'time' };
const optionalTime: Column = { type: 'time', nullable: true };
const json: Column = { type: 'long-text' };
const periods: Record<string, Column> = { week: { type: 'key', length: 10 }, month: { type: 'key', length: 7 } };

export async function up(schema: SchemaScope): Promise<void> {
  await createActivities(schema);
  await createAsked(schema);
  await createSums(schema);
}

async function createActivities(schema: SchemaScope): Promise<void> {
  // One row a teacher, held while figures change.
  await schema.createTable('analytics_teachers', { id: { type: 'key', primaryKey: true } });
  await schema.createTable(
    'analytics_activities',
    {
      id: { type: 'key', length: 100, primaryKey: true },
      mode: word,
      cause_id: { type: 'key', length: 100 },
      teacher_id: key,
      district_id: optionalKey,
      school_id: optionalKey,
      started_at: time,
      seconds: number,
      student_id: optionalKey,
      student_district_id: optionalKey,
      student_school_id: optionalKey,
      subject: optionalKey,
      grade: optionalNumber,
      question_id: optionalKey,
      adopted_at: optionalTime,
      is_dated: { type: 'boolean' },
      is_outside: { type: 'boolean' },
      ...periods,
    },
    [
      { columns: ['teacher_id', 'week', 'started_at'] },
      { columns: ['teacher_id', 'month', 'started_at'] },
      { columns: ['mode', 'cause_id'] },
      { columns: ['question_id'] },
      { columns: ['student_id'] },
    ],
  );
  await schema.createTable(
    'analytics_ratings',
    {
      id: { type: 'key', length: 64, primaryKey: true },
      teacher_id: key,
      district_id: optionalKey,
      school_id: optionalKey,
      student_id: optionalKey,
      mode: word,
      cause_id: { type: 'key', length: 100 },
      score: number,
      scale: number,
      at: time,
      subject: optionalKey,
      grade: optionalNumber,
      knowledge_point_ids: json,
      is_counted: { type: 'boolean' },
      ...periods,
    },
    [{ columns: ['teacher_id', 'week'] }, { columns: ['teacher_id', 'month'] }, { columns: ['mode', 'cause_id'] }, { columns: ['student_id'] }],
  );
  await schema.createTable(
    'analytics_flags',
    { id: { type: 'key', length: 64, primaryKey: true }, kind: word, teacher_id: key, found: number, of_all: number, ...periods },
    [{ columns: ['week'] }, { columns: ['month'] }, { columns: ['teacher_id'] }],
  );
}

async function createAsked(schema: SchemaScope): Promise<void> {
  const place: Record<string, Column> = { district_id: key, school_id: key, subject: key, grade: { type: 'integer' } };
  await schema.createTable('analytics_questions', { id: { type: 'key', length: 64, primaryKey: true }, opened_at: time });
  // A row for each knowledge point that a question or a session was about: without who asked.
  await schema.createTable(
    'analytics_asked',
    { source_id: { type: 'key', length: 64, primaryKey: true }, knowledge_point_id: { type: 'key', primaryKey: true }, ...place, ...periods },
    // All that is counted is in the index: of a city's week that is 200,000 rows.
    ['week', 'month'].map((period) => ({ columns: [period, 'district_id', 'school_id', 'subject', 'grade', 'knowledge_point_id'] })),
  );
}

async function createSums(schema: SchemaScope): Promise<void> {
  const figures = [
    ...['sessions', 'session_seconds', 'classes', 'class_seconds', 'answers', 'adopted', 'responses', 'within_hour'],
    ...['live_ratings', 'live_score', 'star_ratings', 'star_score', 'short_sessions', 'outside', 'students'],
  ];
  const sums: Record<string, Column> = {
    period: { type: 'key', length: 10, primaryKey: true },
    teacher_id: { type: 'key', primaryKey: true },
    district_id: optionalKey,
    school_id: optionalKey,
    ...Object.fromEntries(figures.map((name) => [name, number])),
    median_response: optionalNumber,
    subjects: json,
    points: json,
  };
  const byPlace = { columns: ['period', 'district_id', 'school_id'] };
  await schema.createTable('analytics_sums', sums, [byPlace, { columns: ['teacher_id'] }]);
  await schema.createTable('analytics_fixed_sums', { ...sums, anomalies: json }, [byPlace, { columns: ['teacher_id'] }]);
  await schema.createTable('analytics_fixed', {
    period: { type: 'key', length: 10, primaryKey: true },
    kind: word,
    rules: json,
    rules_version: word,
    fixed_at: time,
  });
}
