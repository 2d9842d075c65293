import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { countUnread, insertNotification, isMuted, type Notification } from './notifications.repository.ts';
import type { SendParams } from './schemas.ts';

/**
 * Keeps a notification and tells the person's open apps. A kind that the person muted is not kept
 * at all: it would only count as unread.
 */
export function sendNotification(context: ActionContext<Static<typeof SendParams>>): Promise<{ id: string | null }> {
  const { accountId, kind, title, body, link } = context.params;
  return context.transaction(async (work) => {
    if (await isMuted(work.db, accountId, kind)) return { id: null };
    const notification: Notification = {
      id: context.newId(),
      kind,
      title,
      body: body ?? null,
      link: link ?? null,
      createdAt: context.now().getTime(),
      readAt: null,
    };
    await insertNotification(work.db, accountId, notification);
    const unread = await countUnread(work.db, accountId);
    work.push({ accounts: [accountId] }, 'notifications.changed', { unread, notification });
    return { id: notification.id };
  });
}
