import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { insertDeliveries } from './delivery/deliveries.repository.ts';
import { planDeliveries } from './delivery/plan-deliveries.ts';
import type { NotificationsParts } from './notifications-parts.ts';
import { countUnread, insertNotification, isMuted, type Notification } from './notifications.repository.ts';
import { otherKind, undeclared } from './own-kinds.ts';
import type { SendParams } from './schemas.ts';

type SendContext = ActionContext<Static<typeof SendParams>>;

function notificationOf(context: SendContext): Notification {
  const { kind, title, body, link } = context.params;
  const createdAt = context.now().getTime();
  return { id: context.newId(), kind, title, body: body ?? null, link: link ?? null, createdAt, readAt: null };
}

/**
 * The kind that decides what leaves the platform: only its owner's own. Whoever sends a kind of somebody else's
 * passes no quiet hours by it.
 */
function outsideKind(parts: NotificationsParts, { params, callingPlugin }: SendContext) {
  const owner = params.kind.slice(0, params.kind.indexOf('.'));
  const sender = callingPlugin ?? params.ownerId ?? owner;
  const declared = sender === owner ? parts.kinds.find(params.kind) : undefined;
  const kind = declared ? params.kind : otherKind;
  return { kind, declared: declared ?? undeclared };
}

/**
 * Keeps a notification, tells the person's open apps, and writes what goes outside into the same transaction. A kind
 * that the person muted is not kept at all: it would only count as unread.
 */
export async function sendNotification(parts: NotificationsParts, context: SendContext): Promise<{ id: string | null }> {
  const { accountId, kind } = context.params;
  const outside = outsideKind(parts, context);
  let goesOutside = false;
  const sent = await context.transaction(async (work) => {
    const notification = notificationOf(context);
    const muted = (await isMuted(work.db, accountId, kind)) || (outside.kind !== kind && (await isMuted(work.db, accountId, outside.kind)));
    const planned = { ...outside, accountId, isMuted: muted, notificationId: notification.id, counts: null };
    const { isKept, rows } = await planDeliveries(work.db, parts, planned);
    if (!isKept) return { id: null };
    await insertNotification(work.db, accountId, notification);
    await insertDeliveries(work.db, rows);
    const unread = await countUnread(work.db, accountId);
    work.push({ accounts: [accountId] }, 'notifications.changed', { unread, notification });
    goesOutside = rows.length > 0;
    return { id: notification.id };
  });
  if (goesOutside) parts.lines.nudge();
  return sent;
}
