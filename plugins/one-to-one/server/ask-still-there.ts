import type { PluginContext } from '@fudao/plugin-sdk';
import { heartbeatSeconds } from '../api.ts';
import { findLapsing } from './duties.repository.ts';
import { push } from './tell.ts';

const atOnce = 200;
/** Beyond one beat that did not come. */
const leftMs = (2 * heartbeatSeconds - 5) * 1_000;

/**
 * Asks apps whose beat did not come whether they are still there. Browsers let the timers of a page that is hidden for
 * some minutes run once a minute, which is longer than a lease; what comes over the open line they hear at once.
 */
export async function askStillThere(context: PluginContext<never>): Promise<void> {
  const now = context.now().getTime();
  const teachers = await findLapsing(context.db, now, now + leftMs);
  for (let from = 0; from < teachers.length; from += atOnce) push(context, { accounts: teachers.slice(from, from + atOnce) }, 'one-to-one.still-there', {});
}
