import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { mayGoOutside } from '../consent/outside-consent.ts';
import { insertDeliveries } from '../delivery/deliveries.repository.ts';
import { deliveriesOf } from '../delivery/deliveries-of.ts';
import { openChannels, quietHoursOf, reachOf, rowsOf, type Reach } from '../delivery/plan-deliveries.ts';
import { policyOf, type NotificationsParts } from '../notifications-parts.ts';
import { countUnreadKinds } from '../notifications.repository.ts';
import { digestKind, undeclared } from '../own-kinds.ts';
import { findDueDigests, lockSettings, saveSettings } from '../settings/settings.repository.ts';
import { nextDigest } from './next-digest.ts';

type Context = Pick<PluginContext<never>, 'db' | 'now' | 'newId' | 'transaction'>;

const atOnce = 200;
/** A digest after a long time tells of the last week. */
const longestMs = 7 * 24 * 3_600_000;

/** By mail; who has none confirmed gets it as one push, and who has neither finds all of it in the app. */
function rowsOfDigest(parts: NotificationsParts, reach: Reach, counts: [string, number][], context: Context) {
  const { timeZone } = parts.platform.config;
  const now = context.now().getTime();
  const open = openChannels(parts, reach);
  const channel = open.has('mail') ? 'mail' : open.has('push') ? 'push' : null;
  if (channel === null) return [];
  const declared = { ...undeclared, channels: [channel] as ('mail' | 'push')[] };
  const choices = { isMuted: false, channels: {}, reach: new Set([channel] as const), hasDigest: false };
  const quiet = quietHoursOf(reach.settings, policyOf(parts).studentQuietHours);
  const deliveries = deliveriesOf(declared, choices, quiet, now, timeZone);
  return rowsOf(reach, { kind: digestKind, declared, notificationId: null, counts }, deliveries, { now, newId: () => context.newId() });
}

async function sendDigest(work: Work, context: Context, parts: NotificationsParts, accountId: string): Promise<boolean> {
  const now = context.now().getTime();
  const settings = await lockSettings(work.db, accountId);
  // Another node was here first, or the person chose otherwise meanwhile.
  if (!settings || settings.digestNextAt === null || settings.digestNextAt > now) return false;
  const digestNextAt = nextDigest(settings.digest, now, parts.platform.config.timeZone);
  await saveSettings(work.db, { ...settings, digestNextAt, digestLastAt: now }, now);
  const counts = await countUnreadKinds(work.db, accountId, { from: Math.max(settings.digestLastAt ?? 0, now - longestMs), to: now });
  if (counts.length === 0) return false;
  const reach = await reachOf(work.db, accountId);
  if (!(await mayGoOutside(parts.platform.call, reach.settings))) return false;
  const rows = rowsOfDigest(parts, reach, counts, context);
  await insertDeliveries(work.db, rows);
  return rows.length > 0;
}

/** Writes the digests that are due as deliveries: each once, however many nodes look at the same moment. */
export async function sendDigests(context: Context, parts: NotificationsParts): Promise<void> {
  for (;;) {
    const due = await findDueDigests(context.db, context.now().getTime(), atOnce);
    for (const accountId of due) await context.transaction((work) => sendDigest(work, context, parts, accountId));
    if (due.length < atOnce) break;
  }
  parts.lines.nudge();
}
