import type { Language, LocalText, NotificationKind } from '@fudao/plugin-sdk';
import type { OutsideMessage } from '../channels/channel.ts';
import type { DeliveryRow, DigestCounts } from './delivery.ts';

type KindOf = (kind: string) => NotificationKind;

const unreadNotice = (unread: number): LocalText => ({
  'zh-CN': `你有 ${unread} 条未读通知。`,
  en: unread === 1 ? 'You have 1 unread notification.' : `You have ${unread} unread notifications.`,
});

function digestTexts(counts: DigestCounts, kindOf: KindOf, language: Language) {
  const unread = counts.reduce((sum, [, count]) => sum + count, 0);
  const lines = counts.map(([kind, count]) => `${kindOf(kind).label[language]}${language === 'en' ? ': ' : '：'}${count}`);
  return { title: unreadNotice(unread)[language], body: lines.join('\n'), link: '/notifications?unread=true' };
}

/** Where a click leads: the app looks up what the notification is about, so that no path of it leaves. */
const linkOf = (notificationId: string | null) =>
  notificationId === null ? '/notifications' : `/notifications?open=${notificationId}`;

/** The words of a delivery, of what its kind declares alone. */
export function messageOf(delivery: DeliveryRow, kindOf: KindOf, language: Language, now: number): OutsideMessage {
  const { id, accountId: personId, kind, counts, notificationId, isUrgent, expiresAt } = delivery;
  const texts = counts
    ? digestTexts(counts, kindOf, language)
    : { title: kindOf(kind).notice[language], link: linkOf(notificationId) };
  const usefulSeconds = Math.max(1, Math.floor((expiresAt - now) / 1_000));
  return { ...texts, id, personId, tag: kind, language, isUrgent, usefulSeconds };
}
