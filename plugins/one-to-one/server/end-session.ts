import type { PluginContext, Work } from '@fudao/plugin-sdk';
import type { SessionEnd } from '../api.ts';
import { freeFromSession } from './duties.repository.ts';
import { findByReservation, findOverdue, lockSession, saveSession, type Session } from './sessions.repository.ts';
import { recordSettled, tellSessionEnded } from './tell-session.ts';

type Context = PluginContext<never>;

/** It is over, for both; of two ends the first holds. The room ends with it, and the board can only be looked at. */
async function endLocked(work: Work, session: Session, reason: SessionEnd, at: number): Promise<void> {
  const ended: Session = { ...session, state: 'ended', endedAt: Math.min(at, session.endsAt), endReason: reason };
  await saveSession(work.db, ended);
  await freeFromSession(work.db, session.teacherId, session.id, at);
  work.defer('media.end', { id: session.roomId });
  work.defer('boards.close', { id: session.boardId });
  tellSessionEnded(work, ended);
}

export function endSession(context: Context, id: string, reason: SessionEnd): Promise<void> {
  return context.transaction(async (work) => {
    const session = await lockSession(work.db, id);
    if (session?.state === 'live') await endLocked(work, session, reason, context.now().getTime());
  });
}

/** The platform's word that a room is over. */
export interface RoomEnded {
  readonly ownerId: string;
  readonly ownKey: string;
  readonly endedAt: number;
  readonly reason: 'time' | 'owner' | 'suspended' | 'supervision' | 'disabled';
}

const endsOf = { time: 'time', owner: 'time', suspended: 'suspended', supervision: 'supervision', disabled: 'disabled' } as const;

export async function followRoom(context: Context, { ownerId, ownKey, endedAt, reason }: RoomEnded): Promise<void> {
  if (ownerId !== 'one-to-one') return;
  const found = await findByReservation(context.db, ownKey);
  if (!found) return;
  await context.transaction(async (work) => {
    const session = await lockSession(work.db, found.id);
    if (session?.state === 'live') await endLocked(work, session, endsOf[reason], endedAt);
  });
}

/** Who was there how long, by the media server's word; told again with a higher revision where late word changes it. */
export interface Attended {
  readonly ownerId: string;
  readonly ownKey: string;
  readonly togetherSeconds: number;
  readonly togetherFrom: number | null;
}

/**
 * What the platform pays and counts: the time in which both were there, from when they first were. Where they never
 * were, it does not take place. The first word is the one that is settled; later ones are kept for supervision.
 */
export async function settle(context: Context, { ownerId, ownKey, togetherSeconds, togetherFrom }: Attended): Promise<void> {
  if (ownerId !== 'one-to-one') return;
  const found = await findByReservation(context.db, ownKey);
  if (!found) return;
  await context.transaction(async (work) => {
    const session = (await lockSession(work.db, found.id))!;
    const isFirst = session.togetherSeconds === null;
    await saveSession(work.db, { ...session, togetherSeconds });
    recordSettled(work, session, { togetherSeconds, togetherFrom, isFirst });
    if (!isFirst) return;
    if (togetherFrom === null || togetherSeconds === 0) return work.defer('policy.release', { id: session.reservationId, reason: 'nobody-came' });
    work.defer('policy.settle', { id: session.reservationId, startedAt: togetherFrom, endedAt: togetherFrom + togetherSeconds * 1_000 });
    const { studentId, teacherId, subject, grade, causeId, pointIds, startsAt: at } = session;
    work.defer('ratings.expect', { studentId, teacherId, mode: 'session', causeId, subject, grade, knowledgePointIds: [...pointIds], at });
  });
}

const atOnce = 100;
/** The room's own end comes first; this is for word that was lost. */
const overdueMs = 60_000;

export async function endOverdue(context: Context): Promise<void> {
  for (const id of await findOverdue(context.db, context.now().getTime() - overdueMs, atOnce)) await endSession(context, id, 'time');
}

/** A rule ends what runs: the people are told by whoever decided, the room says good-bye. */
export async function followEndNow(context: Context, reservation: { ownerId: string; reservationId: string; reason: string }): Promise<void> {
  if (reservation.ownerId !== 'one-to-one') return;
  const found = await findByReservation(context.db, reservation.reservationId);
  if (found) await endSession(context, found.id, reservation.reason === 'suspension' ? 'suspended' : 'supervision');
}
