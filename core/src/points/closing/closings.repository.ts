import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';

/** `open`: entries come; `signed`: the district stands by its figures; `closed`: the city closed it, nothing changes any more. */
export type ClosingState = 'open' | 'signed' | 'closed';
export type Side = 'district' | 'city';

export interface Reopening {
  /** Who asked first; the other side has to approve. */
  readonly side: Side;
  readonly by: string;
  readonly at: number;
  readonly reason: string;
}

/** How far a district has come with a term. */
export interface Closing {
  readonly termId: string;
  /** Empty for teachers without a district. */
  readonly districtId: string;
  readonly state: ClosingState;
  readonly signedBy: string | null;
  readonly signedAt: number | null;
  /** What the figures were that were signed off. */
  readonly signedDigest: string | null;
  readonly closedBy: string | null;
  readonly closedAt: number | null;
  readonly reopening: Reopening | null;
}

interface Row extends Omit<Closing, 'reopening'> {
  reopening_side: Side | null;
  reopening_by: string | null;
  reopening_at: number | null;
  reopening_reason: string | null;
}

const columns =
  'term_id AS termId, district_id AS districtId, state, signed_by AS signedBy, signed_at AS signedAt, signed_digest AS signedDigest, ' +
  'closed_by AS closedBy, closed_at AS closedAt, reopening_side, reopening_by, reopening_at, reopening_reason';
const ofTerm = `SELECT ${columns} FROM points_closings WHERE term_id = :termId`;

function fromRow({ reopening_side, reopening_by, reopening_at, reopening_reason, ...row }: Row): Closing {
  const reopening = reopening_side && {
    ...{ side: reopening_side, by: reopening_by!, at: reopening_at!, reason: reopening_reason! },
  };
  return { ...row, reopening };
}

/** Makes the row that says how far a district has come. Outside of a transaction: it holds nothing. */
export async function ensureClosing(db: SqlScope, termId: string, districtId: string): Promise<void> {
  const statement = 'SELECT state FROM points_closings WHERE term_id = :termId AND district_id = :districtId';
  if (await db.selectOne(statement, { termId, districtId })) return;
  try {
    await db.insert('points_closings', { term_id: termId, district_id: districtId, state: 'open' });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

export async function lockClosing(db: LockingSqlScope, termId: string, districtId: string): Promise<Closing> {
  const row = await db.lockOne<Row>(`${ofTerm} AND district_id = :districtId`, { termId, districtId });
  return fromRow(row!);
}

export async function lockClosings(db: LockingSqlScope, termId: string): Promise<Closing[]> {
  return (await db.lockAll<Row>(`${ofTerm} ORDER BY district_id`, { termId })).map(fromRow);
}

export async function listClosings(db: SqlScope, termId: string): Promise<Closing[]> {
  return (await db.select<Row>(`${ofTerm} ORDER BY district_id`, { termId })).map(fromRow);
}

export async function saveClosing(db: SqlScope, closing: Closing): Promise<void> {
  const { termId, districtId, state, signedBy, signedAt, signedDigest, closedBy, closedAt, reopening } = closing;
  await db.update(
    'points_closings',
    {
      ...{ state, signed_by: signedBy, signed_at: signedAt, signed_digest: signedDigest, closed_by: closedBy, closed_at: closedAt },
      ...{ reopening_side: reopening?.side ?? null, reopening_by: reopening?.by ?? null },
      ...{ reopening_at: reopening?.at ?? null, reopening_reason: reopening?.reason ?? null },
    },
    { term_id: termId, district_id: districtId },
  );
}
