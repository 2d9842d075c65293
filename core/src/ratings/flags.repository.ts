import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Figures, FlagKind } from './flags.ts';

const table = 'ratings_flags';

/** A flag as it is kept: one for each kind, pair and month. */
export interface KeptFlag {
  readonly id: string;
  readonly kind: FlagKind;
  readonly month: string;
  readonly teacherId: string | null;
  readonly studentId: string | null;
  readonly classGroupId: string | null;
  readonly subject: string | null;
  /** Whose district is told: the teacher's, or of a student's flag the student's. */
  readonly districtId: string | null;
  readonly figures: Figures;
  readonly foundAt: number;
  readonly lookedAt: number | null;
  readonly note: string | null;
}

type Row = Omit<KeptFlag, 'figures'> & { readonly figures: string };

const columns = `id, kind, month, teacher_id AS teacherId, student_id AS studentId, class_group_id AS classGroupId, subject,
  district_id AS districtId, figures, found_at AS foundAt, looked_at AS lookedAt, note`;

const flagOf = (row: Row): KeptFlag => ({
  ...row,
  figures: JSON.parse(row.figures) as Figures,
  foundAt: Number(row.foundAt),
  lookedAt: row.lookedAt === null ? null : Number(row.lookedAt),
});

/**
 * Adds a flag; of one that is there the figures are brought up to date, and whoever looked at it did.
 * Gives whether it is new.
 */
export async function saveFlag(db: SqlScope, flag: KeptFlag): Promise<boolean> {
  const figures = JSON.stringify(flag.figures);
  const isKnown = await db.selectOne(`SELECT id FROM ${table} WHERE id = :id`, { id: flag.id });
  if (isKnown) {
    await db.update(table, { figures }, { id: flag.id });
    return false;
  }
  await db.insert(table, {
    id: flag.id,
    kind: flag.kind,
    month: flag.month,
    teacher_id: flag.teacherId,
    student_id: flag.studentId,
    class_group_id: flag.classGroupId,
    subject: flag.subject,
    district_id: flag.districtId,
    figures,
    found_at: flag.foundAt,
  });
  return true;
}

export interface FlagFilter {
  readonly kind?: FlagKind | undefined;
  readonly state: 'new' | 'looked-at' | 'all';
  /** Absent: the whole city. */
  readonly districtId?: string | undefined;
  /** Month and id of the last one seen. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export const cursorOf = ({ month, id }: KeptFlag): string => `${month}.${id}`;

const looked = { new: 'AND looked_at IS NULL', 'looked-at': 'AND looked_at IS NOT NULL', all: '' } as const;

/** Latest month first. */
export async function findFlags(db: SqlScope, { kind, state, districtId, cursor, limit }: FlagFilter): Promise<KeptFlag[]> {
  const [month, id] = [cursor?.slice(0, 7), cursor?.slice(8)];
  const conditions = [
    kind === undefined ? '' : 'AND kind = :kind',
    looked[state],
    districtId === undefined ? '' : 'AND district_id = :districtId',
    cursor === undefined ? '' : 'AND (month < :month OR (month = :month AND id > :id))',
  ];
  const statement = `SELECT ${columns} FROM ${table} WHERE 1 = 1 ${conditions.join(' ')} ORDER BY month DESC, id LIMIT :limit`;
  return (await db.select<Row>(statement, { kind, districtId, month, id, limit })).map(flagOf);
}

export async function lockFlag(db: LockingSqlScope, id: string): Promise<KeptFlag | undefined> {
  const row = await db.lockOne<Row>(`SELECT ${columns} FROM ${table} WHERE id = :id`, { id });
  return row && flagOf(row);
}

export async function saveLook(db: SqlScope, id: string, look: { by: string; at: number; note: string }): Promise<void> {
  await db.update(table, { looked_by: look.by, looked_at: look.at, note: look.note }, { id });
}
