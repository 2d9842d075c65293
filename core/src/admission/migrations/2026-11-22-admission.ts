import type { SchemaScope } from '@fudao/plugin-sdk';

const person = { type: 'key', length: 40 } as const;

async function createApplications(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'admission_applications',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      teacher_id: person,
      /** As the person was called when it was last submitted, for the queue's search. */
      teacher_name: { type: 'text', length: 64 },
      education_id: { type: 'key', length: 32 },
      school_id: { type: 'key', length: 40 },
      district_id: { type: 'key', length: 40 },
      state: { type: 'key', length: 16 },
      returned_by: { type: 'key', length: 12, nullable: true },
      /** Parts that a reviewer asked for, as JSON. */
      asked: { type: 'long-text', nullable: true },
      /** 0 draft, 1 school, 2 district, 3 city: the furthest review it came to. */
      reached: { type: 'integer', default: 0 },
      revision: { type: 'integer' },
      content: { type: 'long-text' },
      /** `,math,physics,` */
      subjects: { type: 'key', length: 255 },
      /** The teacher, while it is open: one at a time. */
      open_for: { type: 'key', length: 40, nullable: true },
      created_at: { type: 'time' },
      changed_at: { type: 'time' },
      submitted_at: { type: 'time', nullable: true },
      /** When it came to its level, and until when that level decides. */
      entered_at: { type: 'time', nullable: true },
      due_at: { type: 'time', nullable: true },
    },
    [
      { columns: ['open_for'], unique: true },
      { columns: ['teacher_id', 'created_at'] },
      { columns: ['state', 'school_id', 'entered_at'] },
      { columns: ['state', 'district_id', 'entered_at'] },
    ],
  );
}

async function createSteps(schema: SchemaScope): Promise<void> {
  // What happened to a teacher's applications and admission, in order; never changed.
  await schema.createTable(
    'admission_steps',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      teacher_id: person,
      application_id: { type: 'key', length: 36, nullable: true },
      kind: { type: 'key', length: 24 },
      level: { type: 'key', length: 12, nullable: true },
      actor_id: person,
      /** Whose absence the actor stood in for. */
      on_behalf_of: { type: 'key', length: 40, nullable: true },
      reason: { type: 'long-text', nullable: true },
      asked: { type: 'long-text', nullable: true },
      at: { type: 'time' },
    },
    [{ columns: ['application_id', 'id'] }, { columns: ['teacher_id', 'id'] }, { columns: ['actor_id'] }],
  );
}

async function createAdmissions(schema: SchemaScope): Promise<void> {
  await schema.createTable(
    'admission_admissions',
    {
      teacher_id: { ...person, primaryKey: true },
      teacher_name: { type: 'text', length: 64 },
      education_id: { type: 'key', length: 32 },
      school_id: { type: 'key', length: 40 },
      district_id: { type: 'key', length: 40 },
      state: { type: 'key', length: 12 },
      revision: { type: 'integer' },
      title: { type: 'key', length: 40 },
      subjects: { type: 'key', length: 255 },
      /** `,7,8,` */
      grades: { type: 'key', length: 16 },
      admitted_at: { type: 'time' },
      /** First moment at which it does not hold any more. */
      valid_until: { type: 'time' },
      /** When the teacher asked to be confirmed for another year; null when nobody waits. */
      confirmation_asked_at: { type: 'time', nullable: true },
      /** `review`, or `import` for those admitted before the platform. */
      source: { type: 'key', length: 12 },
      reason: { type: 'long-text', nullable: true },
      changed_at: { type: 'time' },
    },
    [
      { columns: ['education_id'] },
      { columns: ['district_id', 'education_id'] },
      { columns: ['school_id', 'education_id'] },
      { columns: ['state', 'valid_until'] },
    ],
  );
}

export async function up(schema: SchemaScope): Promise<void> {
  await createApplications(schema);
  await createSteps(schema);
  await createAdmissions(schema);
  await schema.createTable(
    'admission_delegations',
    {
      id: { type: 'key', length: 36, primaryKey: true },
      level: { type: 'key', length: 12 },
      from_id: person,
      to_id: person,
      begins_at: { type: 'time' },
      ends_at: { type: 'time' },
      created_at: { type: 'time' },
    },
    [{ columns: ['to_id', 'ends_at'] }, { columns: ['from_id', 'ends_at'] }],
  );
  // Who was reminded of what, so that it happens once.
  await schema.createTable(
    'admission_reminders',
    {
      account_id: { ...person, primaryKey: true },
      topic: { type: 'key', length: 64, primaryKey: true },
      sent_at: { type: 'time' },
    },
    [{ columns: ['sent_at'] }],
  );
  // One row, where the city changed what config/policies/admission.yaml says.
  await schema.createTable('admission_deadlines', {
    id: { type: 'key', length: 8, primaryKey: true },
    days: { type: 'long-text' },
    revision: { type: 'integer' },
    changed_by: person,
    changed_at: { type: 'time' },
  });
}
