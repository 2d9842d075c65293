import type { CallEnd, CallState, DeclineReason } from '../api.ts';

/** What became of asking one teacher. */
export type RingOutcome = 'missed' | 'declined' | 'gone' | 'refused';

/** That a teacher was asked, and what came of it. */
export interface Asked {
  readonly teacherId: string;
  readonly at: number;
  readonly outcome: RingOutcome;
  readonly reason?: DeclineReason;
}

export interface CallProgress {
  readonly state: CallState;
  readonly ringing: { readonly teacherId: string; readonly since: number; readonly endsAt: number } | null;
  readonly asked: readonly Asked[];
  readonly calledAt: number;
  /** When the student's app was last heard. */
  readonly hereAt: number;
  readonly endReason: CallEnd | null;
}

export const isOver = ({ state }: Pick<CallProgress, 'state'>): boolean => state === 'accepted' || state === 'ended';

/** Somebody is asked. @throws where the call rings or is over */
export function ring<C extends CallProgress>(call: C, teacherId: string, now: number, ringSeconds: number): C {
  if (call.state !== 'waiting') throw new Error(`A call that is ${call.state} cannot ring.`);
  return { ...call, state: 'ringing', ringing: { teacherId, since: now, endsAt: now + ringSeconds * 1000 } };
}

/** Whoever was asked does not come: the call waits for the next. A call that does not ring stays as it is. */
export function passOn<C extends CallProgress>(call: C, outcome: RingOutcome, reason?: DeclineReason): C {
  if (call.state !== 'ringing' || !call.ringing) return call;
  const { teacherId, since } = call.ringing;
  const asked = [...call.asked, { teacherId, at: since, outcome, ...(reason && { reason }) }];
  return { ...call, state: 'waiting', ringing: null, asked };
}

/** Until when after its end a ring may still be accepted: what was on its way; milliseconds. */
const onItsWay = 2_000;

export function ringsAt({ state, ringing }: CallProgress, teacherId: string, now: number): boolean {
  return state === 'ringing' && ringing?.teacherId === teacherId && now <= ringing.endsAt + onItsWay;
}

export function isRingOver({ state, ringing }: CallProgress, now: number): boolean {
  return state === 'ringing' && ringing !== null && now > ringing.endsAt + onItsWay;
}

export function accept<C extends CallProgress>(call: C): C {
  return { ...call, state: 'accepted' };
}

/** Of two ends the first holds. */
export function end<C extends CallProgress>(call: C, reason: CallEnd): C {
  return isOver(call) ? call : { ...call, state: 'ended', ringing: null, endReason: reason };
}

/** How long a phone may be locked without losing its place; milliseconds. */
const longestAway = 120_000;

/** Why a call that goes on is over by now, if it is. A ring is never cut off. */
export function dueEnd(call: CallProgress, now: number, longestWaitMinutes: number): CallEnd | undefined {
  if (call.state !== 'waiting') return undefined;
  if (now - call.hereAt > longestAway) return 'away';
  return now - call.calledAt > longestWaitMinutes * 60_000 ? 'nobody-free' : undefined;
}

/** Who declined is not asked again; who missed it may be after a while. */
const askAgainAfter = 180_000;

export function mayAsk({ asked }: Pick<CallProgress, 'asked'>, teacherId: string, now: number): boolean {
  return asked.every((one) => one.teacherId !== teacherId || (one.outcome === 'missed' && now - one.at > askAgainAfter));
}

/**
 * What the platform knows the time of these two by, and later the session that is rated: a new one for each time that a
 * teacher is asked. It stays the same from the ring to the session.
 */
export function serviceKeyOf({ id, asked }: Pick<CallProgress, 'asked'> & { readonly id: string }, teacherId: string): string {
  return `${id}:${asked.length}:${teacherId}`;
}
