import type { LocalText } from '@fudao/plugin-sdk';
import type { Rules } from './rules-schema.ts';

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

interface Check {
  readonly fails: (rules: Rules) => boolean;
  readonly says: LocalText;
}

const hoursLength = ({ tutoringHours: { from, to } }: Rules) => minutesOf(to) - minutesOf(from);

const checks: readonly Check[] = [
  {
    fails: (rules) => hoursLength(rules) <= 0,
    says: { 'zh-CN': '辅导时段的结束时间须晚于开始时间', en: 'tutoring hours must end after they begin' },
  },
  {
    fails: (rules) => rules.session.maxMinutes > hoursLength(rules),
    says: { 'zh-CN': '一次一对一辅导比整个辅导时段还长', en: 'a one-to-one session is longer than the tutoring hours' },
  },
  {
    fails: (rules) => rules.classSession.maxMinutes > hoursLength(rules),
    says: { 'zh-CN': '一次课比整个辅导时段还长', en: 'a class is longer than the tutoring hours' },
  },
  {
    fails: ({ classSession }) => classSession.maxMinutes > classSession.weeklyMinutes,
    says: { 'zh-CN': '一次课超过每周一对多辅导的总时长', en: 'one class is longer than the one-to-many minutes of a week' },
  },
  {
    fails: ({ teacherUse }) => teacherUse.continuousMinutes > teacherUse.dayMinutes,
    says: { 'zh-CN': '老师连续辅导的上限超过每天的上限', en: "a teacher's minutes without a break exceed those of a day" },
  },
  {
    fails: ({ studentUse }) => studentUse.continuousMinutes > studentUse.dayMinutes,
    says: { 'zh-CN': '学生连续使用的上限超过每天的上限', en: "a student's minutes without a break exceed those of a day" },
  },
  {
    fails: ({ studentUse }) => studentUse.warnMinutes >= studentUse.continuousMinutes,
    says: { 'zh-CN': '提前提醒的时间不短于连续使用的上限', en: 'the warning comes before the use it warns of' },
  },
  {
    fails: ({ session, teacherUse }) => session.maxMinutes > teacherUse.continuousMinutes,
    says: { 'zh-CN': '一次一对一辅导超过老师连续辅导的上限', en: 'one session is longer than a teacher may go on without a break' },
  },
  {
    fails: ({ classSession, teacherUse }) => classSession.maxMinutes > teacherUse.continuousMinutes,
    says: { 'zh-CN': '一次课超过老师连续辅导的上限', en: 'one class is longer than a teacher may go on without a break' },
  },
  {
    fails: ({ session, studentUse }) => session.maxMinutes > studentUse.continuousMinutes,
    says: { 'zh-CN': '一次一对一辅导超过学生连续使用的上限', en: 'one session is longer than a student may go on without a break' },
  },
  {
    fails: ({ classSession, studentUse }) => classSession.maxMinutes > studentUse.continuousMinutes,
    says: { 'zh-CN': '一次课超过学生连续使用的上限', en: 'one class is longer than a student may go on without a break' },
  },
  {
    fails: ({ outsideHours }) => outsideHours.ask && !outsideHours.browse,
    says: { 'zh-CN': '辅导时段以外可以提问，却不能浏览：提问时要先看相似的题目', en: 'students may ask outside of tutoring hours but not browse, and who asks first looks at similar questions' },
  },
];

/** Rules that contradict each other, each as part of a sentence; none where they go together. */
export function contradictionsIn(rules: Rules): LocalText[] {
  return checks.filter(({ fails }) => fails(rules)).map(({ says }) => says);
}
