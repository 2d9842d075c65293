import type { EventContext } from '@fudao/plugin-sdk';
import { expectRating } from './expect-rating.ts';
import type { RatingsPolicy } from './ratings-policy.ts';

/** `policy.settled.v1`, as far as it is needed: live tutoring took place. */
export interface Settled {
  readonly activity: string;
  /** Of a session, the plugin's name for it. */
  readonly ownKey: string;
  readonly teacherId: string | null;
  readonly studentIds: readonly string[];
  /** Of a seat: the class that it is in. Events of earlier releases do not tell. */
  readonly class?: { readonly ownKey?: string; readonly teacherId: string | null };
  readonly startsAt: number;
  readonly endsAt: number;
}

interface Service {
  readonly mode: 'session' | 'class';
  readonly causeId: string;
  readonly teacherId: string;
}

/** What a student is to rate, if anything. */
function serviceOf({ activity, ownKey, teacherId, class: of }: Settled): Service | undefined {
  if (activity === 'session' && teacherId !== null) return { mode: 'session', causeId: ownKey, teacherId };
  const isSeat = activity === 'seat' && of?.ownKey !== undefined && of.teacherId !== null;
  return isSeat ? { mode: 'class', causeId: of.ownKey, teacherId: of.teacherId } : undefined;
}

/**
 * Live tutoring that took place is rated, whether its plugin thinks of it or not; a class by each who had a seat in it.
 * Shorter than the policy says, such as a call that was cut off at once, it is not.
 */
export async function expectSettled(context: EventContext<Settled>, policy: RatingsPolicy): Promise<void> {
  const { payload } = context.event;
  const service = serviceOf(payload);
  const seconds = (payload.endsAt - payload.startsAt) / 1_000;
  if (!service || seconds < policy.obligatory.fromSeconds) return;
  for (const studentId of payload.studentIds) {
    await expectRating(context, { ...service, studentId, knowledgePointIds: [], at: payload.endsAt }, policy);
  }
}
