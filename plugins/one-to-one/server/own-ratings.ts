import type { CallAction, Caller } from '@fudao/plugin-sdk';
import type { OwnRating } from '../api.ts';
import type { Session } from './sessions.repository.ts';

interface Told extends Omit<OwnRating, 'state'> {
  readonly causeId: string;
  readonly state: 'owed' | 'rated' | 'cancelled';
}

interface Asking {
  readonly call: CallAction;
  readonly caller: Caller;
}

/** What a student owes or gave for sessions, by the session's id. A teacher learns nothing of a single rating. */
export async function readOwnRatings({ call, caller }: Asking, sessions: readonly Session[]): Promise<ReadonlyMap<string, OwnRating>> {
  const own = sessions.filter(({ studentId, state }) => studentId === caller.id && state === 'ended');
  if (own.length === 0) return new Map();
  const { items } = await call<{ items: Told[] }>('ratings.ownOf', { mode: 'session', causeIds: own.map(({ causeId }) => causeId) });
  const byCause = new Map(items.filter(({ state }) => state !== 'cancelled').map((one) => [one.causeId, one]));
  return new Map(
    own.flatMap(({ id, causeId }): [string, OwnRating][] => {
      const told = byCause.get(causeId);
      return told ? [[id, { id: told.id, state: told.state as OwnRating['state'], scale: told.scale, score: told.score }]] : [];
    }),
  );
}
