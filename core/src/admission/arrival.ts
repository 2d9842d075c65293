import type { PluginContext, Work } from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { findDeadlines } from './deadlines.ts';
import type { Level } from './levels.ts';
import { dueAt } from './validity.ts';

/** When something comes to a level, and until when it is decided there. */
export async function arrival(
  context: Pick<PluginContext, 'now'>,
  work: Work,
  level: Level,
  { policy, timeZone }: AdmissionParts,
) {
  const enteredAt = context.now().getTime();
  const { days } = await findDeadlines(work.db, policy);
  return { enteredAt, dueAt: dueAt(enteredAt, days[level], timeZone) };
}
