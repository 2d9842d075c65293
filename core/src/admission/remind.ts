import type { PluginContext } from '@fudao/plugin-sdk';
import { daysBetween, localDateOf } from '../runtime/city-time/index.ts';
import type { AdmissionParts } from './admission-parts.ts';
import { holdersOf } from './delegation.actions.ts';
import { findActiveDelegations } from './delegations.repository.ts';
import { levels, type Level } from './levels.ts';
import { endingNotice, queueNotice } from './notices.ts';
import {
  findEnding,
  forgetReminders,
  takeReminders,
  waitingAt,
  type Reminder,
  type WaitingAt,
} from './reminders.repository.ts';
import { lastDayOf } from './validity.ts';

const scopesAtOnce = 500;
const teachersAtOnce = 200;
const keptMs = 400 * 86_400_000;

/** Who reviews what waits: who is away has named somebody else. */
async function reviewersOf(
  context: PluginContext,
  level: Level,
  waiting: readonly WaitingAt[],
): Promise<Map<string, WaitingAt>> {
  const byScope = new Map(waiting.map((one) => [one.scopeId, one]));
  const holders = await holdersOf(context, level, [...byScope.keys()]);
  const now = context.now().getTime();
  const away = await findActiveDelegations(context.db, {
    fromIds: holders.map(({ accountId }) => accountId),
    level,
    now,
  });
  const standIns = new Map(away.map(({ fromId, toId }) => [fromId, toId]));
  const present = new Set(holders.map(({ accountId }) => accountId));
  return new Map(
    holders.map(({ accountId, scopeId }) => {
      const standIn = standIns.get(accountId);
      return [standIn !== undefined && present.has(standIn) ? standIn : accountId, byScope.get(scopeId)!];
    }),
  );
}

async function remindOfQueue(
  context: PluginContext,
  level: Level,
  waiting: readonly WaitingAt[],
  today: string,
): Promise<void> {
  const reviewers = await reviewersOf(context, level, waiting);
  const reminders = [...reviewers.keys()].map((accountId): Reminder => ({
    accountId,
    topic: `queue:${level}:${today}`,
  }));
  await context.transaction(async (work) => {
    const fresh = await takeReminders(work.db, reminders, context.now().getTime());
    for (const [accountId, what] of reviewers) if (fresh.has(accountId)) work.notify(queueNotice(accountId, what));
  });
}

/** Tells each reviewer once a day what waits, and how much of it for too long. */
export async function remindReviewers(context: PluginContext, { timeZone }: AdmissionParts): Promise<void> {
  const now = context.now().getTime();
  const today = localDateOf(now, timeZone);
  for (const level of levels) {
    const waiting = await waitingAt(context.db, level, now);
    for (let at = 0; at < waiting.length; at += scopesAtOnce) {
      await remindOfQueue(context, level, waiting.slice(at, at + scopesAtOnce), today);
    }
  }
  await forgetReminders(context.db, now - keptMs);
}

/** The reminder that is due so many days before the end: the latest whose day has come. */
export function dueReminder(daysLeft: number, remindDays: readonly number[]): number | undefined {
  const due = remindDays.filter((days) => daysLeft <= days);
  return due.length === 0 ? undefined : Math.min(...due);
}

/** Reminds teachers whose admission ends soon, on the days that the configuration names. */
export async function remindTeachers(context: PluginContext, { policy, timeZone }: AdmissionParts): Promise<void> {
  const { openDays, remindDays } = policy.reconfirmation;
  const now = context.now().getTime();
  const today = localDateOf(now, timeZone);
  for (let after = ''; ;) {
    const ending = await findEnding(context.db, now + openDays * 86_400_000, { after, limit: teachersAtOnce });
    await context.transaction(async (work) => {
      for (const { teacherId, validUntil } of ending) {
        const last = lastDayOf(validUntil, timeZone);
        const daysLeft = daysBetween(today, last);
        const due = dueReminder(daysLeft, remindDays);
        if (due === undefined || daysLeft < 1) continue;
        const fresh = await takeReminders(work.db, [{ accountId: teacherId, topic: `ending:${last}:${due}` }], now);
        if (fresh.has(teacherId)) work.notify(endingNotice(teacherId, daysLeft));
      }
    });
    if (ending.length < teachersAtOnce) return;
    after = ending.at(-1)!.teacherId;
  }
}
