import type { SqlScope } from '@fudao/plugin-sdk';
import type { Activity } from '../engine/facts.ts';
import type { ScreenSpan } from '../screen/screen.repository.ts';
import type { PastReservation } from './replay.ts';

interface Row {
  id: string;
  activity: Activity;
  startsAt: number;
  endsAt: number;
  createdAt: number;
  personId: string;
  role: 'teacher' | 'student';
}

/** What was held or took place from a moment to another, oldest first; `districtId` is where it was reserved. */
export async function findPast(
  db: SqlScope,
  { from, to, districtId, limit }: { from: number; to: number; districtId: string | null; limit: number },
): Promise<Omit<PastReservation, 'districtIds'>[]> {
  const rows = await db.select<Row>(
    `SELECT r.id, r.activity, r.starts_at AS startsAt, r.ends_at AS endsAt, r.created_at AS createdAt, u.person_id AS personId, u.role
     FROM policy_reservations r JOIN policy_uses u ON u.reservation_id = r.id
     WHERE r.starts_at >= :from AND r.starts_at < :to AND r.state IN ('held', 'settled')
     ${districtId === null ? '' : 'AND r.district_id = :districtId'} ORDER BY r.starts_at DESC, r.id LIMIT :limit`,
    { from, to, districtId, limit },
  );
  const found = new Map<string, Omit<PastReservation, 'districtIds'>>();
  for (const { id, activity, startsAt, endsAt, createdAt, personId, role } of rows) {
    const before = found.get(id) ?? { id, activity, from: startsAt, to: endsAt, createdAt, teacherId: null, studentIds: [] };
    const more = role === 'teacher' ? { teacherId: personId } : { studentIds: [...before.studentIds, personId] };
    found.set(id, { ...before, ...more });
  }
  return [...found.values()].reverse();
}

/** When students had the app open from a moment on, the newest. */
export async function findPastScreen(db: SqlScope, { from, limit }: { from: number; limit: number }): Promise<ScreenSpan[]> {
  const rows = await db.select<{ personId: string; startsAt: number; endsAt: number }>(
    'SELECT person_id AS personId, starts_at AS startsAt, ends_at AS endsAt FROM policy_screen WHERE ends_at >= :from ORDER BY ends_at DESC LIMIT :limit',
    { from, limit },
  );
  return rows.map(({ personId, startsAt, endsAt }) => ({ personId, from: startsAt, to: endsAt }));
}
