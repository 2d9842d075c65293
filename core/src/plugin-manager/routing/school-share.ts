import { createHash } from 'node:crypto';

const known = new Map<string, number>();
/** More than schools times plugins of a city; a hash is only worked out again past it. */
const mostKnown = 20_000;

/**
 * Where a school lies between 0 and 99 for a plugin: the canary of n percent goes to the schools below n.
 * By hash, so that every node says the same without asking, raising the share keeps those who had it, and
 * the same schools do not have to try out every plugin.
 */
export function schoolShare(pluginId: string, schoolId: string): number {
  const key = `${pluginId}\n${schoolId}`;
  let share = known.get(key);
  if (share === undefined) {
    share = createHash('sha256').update(key).digest().readUInt32BE(0) % 100;
    if (known.size >= mostKnown) known.clear();
    known.set(key, share);
  }
  return share;
}
