import type { SqlScope } from '@fudao/plugin-sdk';
import type { ContentPart } from './application-content.ts';
import type { PastDecision } from './application-rules.ts';
import type { Level } from './levels.ts';

export const stepKinds = [
  'submitted',
  'completed',
  'taken-back',
  'approved',
  'returned',
  'refused',
  'imported',
  'suspended',
  'withdrawn',
  'reinstated',
  'lapsed',
  'confirmation-asked',
  'confirmed',
  'not-confirmed',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** One thing that happened to a teacher's application or admission. */
export interface Step {
  readonly id: string;
  readonly teacherId: string;
  readonly applicationId: string | null;
  readonly kind: StepKind;
  readonly level: Level | null;
  readonly actorId: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly asked: readonly ContentPart[];
  readonly at: number;
}

type Row = Omit<Step, 'asked'> & { asked: string | null };

const columns =
  'id, teacher_id AS teacherId, application_id AS applicationId, kind, level, actor_id AS actorId, on_behalf_of AS onBehalfOf, reason, asked, at';

export async function insertSteps(db: SqlScope, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => ({
    id: step.id,
    teacher_id: step.teacherId,
    application_id: step.applicationId,
    kind: step.kind,
    level: step.level,
    actor_id: step.actorId,
    on_behalf_of: step.onBehalfOf,
    reason: step.reason,
    asked: step.asked.length === 0 ? null : JSON.stringify(step.asked),
    at: step.at,
  }));
  await db.insert('admission_steps', rows);
}

const fromRow = (row: Row): Step => ({
  ...row,
  asked: row.asked === null ? [] : (JSON.parse(row.asked) as ContentPart[]),
});

/** Everything that happened to a teacher, oldest first. */
export async function findSteps(db: SqlScope, teacherId: string): Promise<Step[]> {
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM admission_steps WHERE teacher_id = :teacherId ORDER BY id`,
    { teacherId },
  );
  return rows.map(fromRow);
}

/** Who decided on applications at which level. */
export async function findDecisions(
  db: SqlScope,
  applicationIds: readonly string[],
): Promise<Map<string, PastDecision[]>> {
  const found = new Map<string, PastDecision[]>(applicationIds.map((id) => [id, []]));
  if (applicationIds.length === 0) return found;
  const rows = await db.select<{ id: string; level: Level; actor: string }>(
    `SELECT application_id AS id, level, actor_id AS actor FROM admission_steps
      WHERE application_id IN (:applicationIds) AND kind IN ('approved', 'returned', 'refused')`,
    { applicationIds },
  );
  for (const { id, level, actor } of rows) found.get(id)!.push({ level, by: actor });
  return found;
}
