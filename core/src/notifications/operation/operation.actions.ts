import { action, outsideChannels, type ActionContext, type Static } from '@fudao/plugin-sdk';
import { retryFailed, type Retried, type RetryParams } from '../delivery/retry-failed.ts';
import type { NotificationsParts } from '../notifications-parts.ts';
import { declaredKind } from '../own-kinds.ts';
import { operate } from '../permissions.ts';
import { FailedPage, FailedParams, IdParams, NoParams, OperationView, RestParams, RetriedView, RetryFailedParams } from '../schemas.ts';
import { countStates, countWaiting, findFailed } from './operation.repository.ts';

const shownMs = 7 * 24 * 3_600_000;

/** Goes out at once, where it may. */
async function retry(context: ActionContext<unknown>, parts: NotificationsParts, wanted: RetryParams): Promise<Retried> {
  const retried = await retryFailed(context, parts, wanted);
  if (retried.retried > 0) parts.lines.nudge();
  return retried;
}

/** What operators see: whether it works, and where it does not, why; never to whom or what. */
export function defineOperationActions(parts: NotificationsParts) {
  const meant = (context: ActionContext<unknown>) => ({ endedUntil: context.now().getTime() });
  return {
    retryDelivery: action({
      rest: 'POST /operation/failed/:id/retry',
      summary: 'Sends a failed delivery once more; one that waits or went out already is left alone.',
      allow: [operate],
      idempotent: true,
      params: IdParams,
      returns: RetriedView,
      handler: (ctx) => retry(ctx, parts, { ...meant(ctx), id: ctx.params.id }),
    }),

    retryDeliveries: action({
      rest: 'POST /operation/failed/retry',
      summary: 'Sends all failed deliveries once more, or those of one channel; what is of no use any more stays as it is.',
      allow: [operate],
      idempotent: true,
      params: RetryFailedParams,
      returns: RetriedView,
      handler: (ctx) => retry(ctx, parts, { ...meant(ctx), channel: ctx.params.channel }),
    }),

    retryRest: action({
      summary: 'Goes on with a large number of failed deliveries.',
      allow: 'internal',
      idempotent: true,
      params: RestParams,
      returns: RetriedView,
      handler: (ctx: ActionContext<Static<typeof RestParams>>) => retry(ctx, parts, ctx.params),
    }),

    operation: action({
      rest: 'GET /operation',
      summary: 'Which channels there are, what waits and what became of the deliveries of seven days.',
      allow: [operate],
      params: NoParams,
      returns: OperationView,
      handler: async (ctx) => {
        const at = ctx.now().getTime();
        const [ended, waiting] = await Promise.all([countStates(ctx.db, at - shownMs), countWaiting(ctx.db)]);
        const channels = outsideChannels.map((channel) => {
          const own = ended.filter((one) => one.channel === channel);
          const sum = (state: string) => own.reduce((total, one) => total + (one.state === state ? one.count : 0), 0);
          const failed = own.filter(({ state }) => state === 'failed').sort((one, other) => other.count - one.count);
          const queue = waiting.find((one) => one.channel === channel);
          return {
            channel,
            missing: parts.channels[channel].missing,
            waiting: queue?.count ?? 0,
            lateMs: queue ? Math.max(0, at - queue.firstDueAt) : 0,
            sent: sum('sent'),
            dropped: sum('dropped'),
            failed: sum('failed'),
            reasons: failed.map(({ reason, count }) => ({ reason: reason ?? 'unknown', count })),
          };
        });
        return { channels };
      },
    }),

    failedDeliveries: action({
      rest: 'GET /operation/failed',
      summary: 'Deliveries that failed for good, newest first, with the reason and without the receiver.',
      allow: [operate],
      params: FailedParams,
      returns: FailedPage,
      handler: async ({ db, params }) => {
        const rows = await findFailed(db, params);
        const items = rows.map(({ id, channel, kind, reason, attempts, created_at, ended_at }) => {
          const { label } = declaredKind(parts.kinds, kind);
          return { id, channel, kind, label, reason: reason ?? 'unknown', attempts, createdAt: created_at, endedAt: ended_at };
        });
        return { items, nextCursor: rows.length < params.limit ? null : rows.at(-1)!.id };
      },
    }),
  };
}
