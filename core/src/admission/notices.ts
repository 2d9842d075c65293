import type { LocalText, NotificationRequest } from '@fudao/plugin-sdk';
import type { AdmissionState } from './admission-rules.ts';
import type { Level } from './levels.ts';

export const levelNames: Readonly<Record<Level, LocalText>> = {
  school: { 'zh-CN': '学校', en: 'school' },
  district: { 'zh-CN': '区', en: 'district' },
  city: { 'zh-CN': '市', en: 'city' },
};

const ownPage = '/admission';
const inBoth = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english });

/** What a teacher is told of a decision; why stands on the page, not in a notification. */
export function decisionNotice(
  accountId: string,
  decision: 'approve' | 'return' | 'refuse',
  level: Level,
): NotificationRequest {
  const at = levelNames[level];
  const titles = {
    approve:
      level === 'city'
        ? inBoth('您的申报已通过，欢迎加入', 'You are admitted. Welcome!')
        : inBoth(`您的申报已通过${at['zh-CN']}审核`, `Your application passed the review of the ${at.en}`),
    return: inBoth(`${at['zh-CN']}审核请您补充申报材料`, `The ${at.en} asks you to complete your application`),
    refuse: inBoth(`您的申报未通过${at['zh-CN']}审核`, `Your application was refused by the ${at.en}`),
  };
  return { accountId, kind: 'admission.decided', title: titles[decision], link: ownPage };
}

const changes: Readonly<Record<AdmissionState, LocalText>> = {
  suspended: inBoth('您的辅导资格已暂停', 'Your admission was suspended'),
  withdrawn: inBoth('您的辅导资格已撤销', 'Your admission was withdrawn'),
  admitted: inBoth('您的辅导资格已恢复', 'Your admission was reinstated'),
  lapsed: inBoth('您的辅导资格已到期', 'Your admission has ended'),
};

export function admissionNotice(accountId: string, state: AdmissionState): NotificationRequest {
  const body = inBoth('请查看原因与后续办理方式。', 'Please see why, and what you can do.');
  return { accountId, kind: 'admission.changed', title: changes[state], body, link: ownPage };
}

export function confirmationNotice(accountId: string, isConfirmed: boolean): NotificationRequest {
  const title = isConfirmed
    ? inBoth(
        '学校已确认您继续任教，资格延长一学年',
        'Your school confirmed that you serve; your admission goes on for a year',
      )
    : inBoth('学校未确认您继续任教', 'Your school did not confirm that you serve');
  return { accountId, kind: 'admission.confirmation', title, link: ownPage };
}

export function endingNotice(accountId: string, days: number): NotificationRequest {
  const title = inBoth(
    `您的辅导资格将在 ${days} 天后到期，请办理年度确认`,
    `Your admission ends in ${days} days. Please confirm that you serve`,
  );
  return { accountId, kind: 'admission.ending', title, link: ownPage };
}

export interface Waiting {
  readonly applications: number;
  readonly overdue: number;
  readonly confirmations: number;
}

/** One a day for each reviewer, whatever waits. */
export function queueNotice(accountId: string, { applications, overdue, confirmations }: Waiting): NotificationRequest {
  const chinese = [`${applications} 份申报`, ...(confirmations > 0 ? [`${confirmations} 份年度确认`] : [])].join('、');
  const english = [
    `${applications} applications`,
    ...(confirmations > 0 ? [`${confirmations} confirmations`] : []),
  ].join(' and ');
  const late = overdue > 0 ? inBoth(`其中 ${overdue} 份已超过期限。`, `${overdue} of them are overdue.`) : undefined;
  const title = inBoth(`${chinese}等待您审核`, `${english} wait for your review`);
  return { accountId, kind: 'admission.waiting', title, ...(late && { body: late }), link: '/admission/reviews' };
}
