import type { PluginContext } from '@fudao/plugin-sdk';
import type { MediaPolicy } from '../media-policy.ts';
import type { MediaRoom } from '../rooms/rooms.repository.ts';
import { forgetBefore } from './attendance.repository.ts';

const dayMs = 86_400_000;
const batch = 500;

/**
 * Whether the lines of a room are forgotten, or about to be: a day before the first of them goes, so that a room is never
 * told of by half of its lines. No room lasts a day.
 */
export function isForgotten({ endedAt }: Pick<MediaRoom, 'endedAt'>, { presenceDays }: MediaPolicy, now: number): boolean {
  return endedAt !== null && endedAt < now - (presenceDays - 1) * dayMs;
}

/** Forgets who came and left when that is older than it is kept. */
export async function forgetPresence({ db, now }: Pick<PluginContext<never>, 'db' | 'now'>, { presenceDays }: MediaPolicy): Promise<void> {
  const before = now().getTime() - presenceDays * dayMs;
  while ((await forgetBefore(db, before, batch)) === batch);
}
