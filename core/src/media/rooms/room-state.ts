/** Who may come in, and as what: moderators may mute and let go, and count as the one side of a lesson. */
export type MemberRole = 'moderator' | 'participant';
export type RoomState = 'open' | 'live' | 'ended';
export const endReasons = ['time', 'owner', 'suspended', 'supervision', 'disabled'] as const;
export type EndReason = (typeof endReasons)[number];

/** How a room stands; moments are milliseconds since 1970 by the server's clock. */
export interface Standing {
  readonly state: RoomState;
  /** From when on people may come in. */
  readonly opensAt: number;
  readonly startsAt: number;
  /** When it ends at the latest. */
  readonly endsAt: number;
  readonly liveAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  readonly dueAt: number | null;
}

/** People come in a little before a planned beginning. */
export const earlyMs = 10 * 60_000;
/** So long after the end the word of somebody's leaving may be under way; then attendance is told. */
export const settleMs = 20_000;

/** A room that nobody has come into yet. */
export function openedRoom({ startsAt, endsAt, now }: { startsAt: number; endsAt: number; now: number }): Standing {
  const opensAt = Math.max(now, startsAt - earlyMs);
  return { state: 'open', opensAt, startsAt, endsAt, liveAt: null, endedAt: null, endReason: null, dueAt: endsAt };
}

/** Somebody came in. What comes late, after the end, makes nothing live again. */
export function afterJoin<R extends Standing>(room: R, at: number): R {
  return room.state === 'open' ? { ...room, state: 'live', liveAt: Math.min(Math.max(at, room.opensAt), room.endsAt) } : room;
}

/** It ends, at its planned end at the latest; of two ends the first holds. */
export function afterEnd<R extends Standing>(room: R, reason: EndReason, now: number): R {
  if (room.state === 'ended') return room;
  const endedAt = Math.max(Math.min(now, room.endsAt), Math.min(room.opensAt, now));
  return { ...room, state: 'ended', endedAt, endReason: reason, dueAt: now + settleMs };
}

/** What has to be done with a room when its moment has come. */
export function dueWork({ state, dueAt }: Standing, now: number): 'end' | 'tell-attendance' | null {
  if (dueAt === null || dueAt > now) return null;
  return state === 'ended' ? 'tell-attendance' : 'end';
}

/** Whether anybody may be in it at a moment. */
export function isOpenAt({ state, opensAt, endsAt }: Standing, now: number): boolean {
  return state !== 'ended' && opensAt <= now && now < endsAt;
}

export interface Membership {
  readonly role: MemberRole;
  readonly removedAt: number | null;
}

export type Admission = 'ready' | 'not-a-member' | 'removed' | 'not-open-yet' | 'over';

/** Whether somebody may come in now. Who is no member hears nothing of how the room stands. */
export function admits(room: Standing, member: Membership | undefined, now: number): Admission {
  if (!member) return 'not-a-member';
  if (member.removedAt !== null) return 'removed';
  if (room.state === 'ended' || now >= room.endsAt) return 'over';
  return now < room.opensAt ? 'not-open-yet' : 'ready';
}
