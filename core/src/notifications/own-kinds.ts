import { roles, type NotificationKind } from '@fudao/plugin-sdk';

/** What nobody declared: it is kept in the app, and where a person wants it outside nothing is said of it. */
export const otherKind = 'notifications.other';
export const digestKind = 'notifications.digest';
export const testKind = 'notifications.test';

/** Stands for kinds that nobody declared. */
export const undeclared: NotificationKind = {
  label: { 'zh-CN': '其他通知', en: 'Other notifications' },
  notice: { 'zh-CN': '你有一条新通知。', en: 'You have a new notification.' },
  roles: [...roles],
};

/** Only kinds that a person can choose are declared; a test is asked for, and a digest has settings of its own. */
export const ownKinds: Readonly<Record<`${string}.${string}`, NotificationKind>> = { [otherKind]: undeclared };

const testNotice: NotificationKind['notice'] = {
  'zh-CN': '这是一条测试通知，说明这台设备可以收到通知。',
  en: 'This is a test: notifications reach this device.',
};

/** What leaves the platform of a kind. */
export function declaredKind(kinds: { find(kind: string): NotificationKind | undefined }, kind: string): NotificationKind {
  if (kind === testKind) return { ...undeclared, notice: testNotice, usefulMinutes: 5 };
  return kinds.find(kind) ?? undeclared;
}
