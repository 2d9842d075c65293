import type { RoomAnswer } from '../schemas.ts';
import type { MediaRoom } from './rooms.repository.ts';

/** A room as its owner and its people see it. */
export function viewOf({ id, ownKey: key, state, opensAt, startsAt, endsAt, endedAt, endReason }: MediaRoom, serverNow: number): RoomAnswer {
  return { id, key, state, opensAt, startsAt, endsAt, endedAt, endReason, serverNow };
}
