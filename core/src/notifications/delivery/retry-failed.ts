import type { ActionContext, NotificationKind, OutsideChannel, Work } from '@fudao/plugin-sdk';
import { policyOf, type NotificationsParts } from '../notifications-parts.ts';
import { declaredKind } from '../own-kinds.ts';
import { findSettings, settingsOf } from '../settings/settings.repository.ts';
import { beginAgain, lockFailed } from './deliveries.repository.ts';
import type { DeliveryRow } from './delivery.ts';
import { quietHoursOf, usefulMsOf } from './plan-deliveries.ts';
import { quietUntil } from './quiet-hours.ts';

/** In one transaction; what is left of a large number follows by itself. */
export const failedAtOnce = 200;
/** Of a kind that was of use for less, a late one is a riddle: nobody needs to hear that somebody rang this morning. */
const leastUsefulMs = 60 * 60_000;
/** What is older is found in the app, and by nobody's phone any more. */
const oldestMs = 7 * 24 * 60 * 60_000;

/** How long a failed one is of use once it is sent again at `at`; null where it is none any more. */
export function usefulAgainUntil(delivery: Pick<DeliveryRow, 'createdAt' | 'expiresAt'>, kind: Pick<NotificationKind, 'usefulMinutes'>, at: number): number | null {
  const { createdAt, expiresAt } = delivery;
  const usefulMs = usefulMsOf(kind);
  if (createdAt < at - oldestMs) return null;
  if (usefulMs < leastUsefulMs) return expiresAt > at ? expiresAt : null;
  return at + usefulMs;
}

export interface RetryParams {
  readonly id?: string | undefined;
  readonly channel?: OutsideChannel | undefined;
  /** What failed later is not meant: the operator has not seen it. */
  readonly endedUntil: number;
  /** Where the last batch ended. */
  readonly below?: string | undefined;
}

export interface Retried {
  /** That go out once more. */
  readonly retried: number;
  /** That would be of no use any more. */
  readonly tooOld: number;
  /** More of them follow by themselves. */
  readonly goesOn: boolean;
}

/** Not at night: an operator's hour is not the receiver's. */
async function dueOf(work: Work, parts: NotificationsParts, { accountId, isUrgent }: DeliveryRow, now: number): Promise<number> {
  if (isUrgent) return now;
  const settings = (await findSettings(work.db, accountId)) ?? settingsOf(accountId, true);
  return quietUntil(quietHoursOf(settings, policyOf(parts).studentQuietHours), now, parts.platform.config.timeZone);
}

async function beginOne(work: Work, parts: NotificationsParts, delivery: DeliveryRow, now: number): Promise<boolean> {
  const dueAt = await dueOf(work, parts, delivery, now);
  const expiresAt = usefulAgainUntil(delivery, declaredKind(parts.kinds, delivery.kind), dueAt);
  if (expiresAt === null) return false;
  await beginAgain(work.db, delivery.id, { dueAt, expiresAt });
  return true;
}

/** Failed deliveries wait once more, with all their tries before them; one that waits or went out already is left alone. */
export function retryFailed(context: ActionContext<unknown>, parts: NotificationsParts, wanted: RetryParams): Promise<Retried> {
  const now = context.now().getTime();
  return context.transaction(async (work) => {
    const found = await lockFailed(work.db, { ...wanted, limit: failedAtOnce });
    let retried = 0;
    for (const delivery of found) retried += Number(await beginOne(work, parts, delivery, now));
    const goesOn = found.length === failedAtOnce;
    if (goesOn) work.defer('notifications.retryRest', { ...wanted, below: found.at(-1)!.id });
    if (found.length > 0) {
      const payload = { channel: wanted.channel ?? null, retried, tooOld: found.length - retried };
      work.record({ kind: 'notifications.deliveries-retried', subjectId: found[0]!.id, payload });
    }
    return { retried, tooOld: found.length - retried, goesOn };
  });
}
