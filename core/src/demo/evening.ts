import type { Student } from '../roster/city-roster.ts';

/** What one teacher of the demo city tutors in, and the knowledge points that come up. */
interface Tutor {
  readonly teacher: string;
  readonly subject: string;
  readonly grade: number;
  readonly knowledgePointIds: readonly string[];
}

/** Those who tutor in the made-up evenings; the others are for whoever tries the city. */
export const tutors: readonly Tutor[] = [
  { teacher: 'T0003', subject: 'physics', grade: 8, knowledgePointIds: ['physics-density', 'physics-pressure'] },
  { teacher: 'T0005', subject: 'english', grade: 7, knowledgePointIds: ['english-tense'] },
  { teacher: 'T0004', subject: 'physics', grade: 9, knowledgePointIds: ['physics-ohm-law'] },
  { teacher: 'T0009', subject: 'chemistry', grade: 9, knowledgePointIds: ['chemistry-equation'] },
  { teacher: 'T0006', subject: 'english', grade: 8, knowledgePointIds: ['english-clause'] },
  { teacher: 'T0011', subject: 'history', grade: 7, knowledgePointIds: ['history-unification'] },
  { teacher: 'T0012', subject: 'geography', grade: 7, knowledgePointIds: ['geography-map-scale'] },
  { teacher: 'T0008', subject: 'history', grade: 8, knowledgePointIds: ['history-reform'] },
];

/** Students from whom nobody takes what they could try: of the seventh, eighth and ninth grade, by their number. */
const firstStudent = 20260021;
/** Owes a rating, and so takes part in nothing else. */
const owing = '20260060';

export interface Given {
  readonly answers: readonly number[];
  readonly tagIds: readonly string[];
  readonly words?: string;
}

/** Somebody is tutored alone: from which minute of the day on and how long, and what was given for it; null: not yet. */
export interface DemoSession extends Tutor {
  readonly key: string;
  readonly student: string;
  readonly fromMinute: number;
  readonly minutes: number;
  readonly given: Given | null;
}

/** A class with its seats; whoever did not come gave nothing. */
export interface DemoClass extends Tutor {
  readonly key: string;
  readonly fromMinute: number;
  readonly minutes: number;
  readonly seats: readonly { readonly student: string; readonly given: Given | null }[];
}

export interface Evening {
  readonly sessions: readonly DemoSession[];
  readonly classes: readonly DemoClass[];
}

const tagIds = ['patient', 'clear', 'step-by-step', 'encouraging', 'good-examples', 'rigorous', 'asks-back', 'kind'];
const words = ['讲得很清楚，终于听懂了。', '谢谢老师，很耐心。', '举的例子特别好记。', '希望下次多讲一道题。'];
const evenings = 10;
const tutorsAnEvening = 3;
const sessionsEach = 2;
const [firstMinute, slotMinutes, classMinute] = [18 * 60, 32, 20 * 60];

/** Mostly good, sometimes not: what a child gives after an ordinary evening. */
function givenBy(turn: number): Given {
  const answers = [0, 1, 2, 3].map((question) => ((turn * 5 + question * 3) % 7 === 0 ? 1 : (turn + question) % 3 === 0 ? 2 : 3));
  const tags = [tagIds[turn % tagIds.length]!, tagIds[(turn * 3 + 1) % tagIds.length]!];
  const said = turn % 6 === 1 ? { words: words[Math.floor(turn / 6) % words.length]! } : {};
  return { answers, tagIds: [...new Set(tags)], ...said };
}

function sessionsOf(evening: number, students: readonly string[]): DemoSession[] {
  return Array.from({ length: tutorsAnEvening * sessionsEach }, (_nothing, index) => {
    const turn = evening * tutorsAnEvening * sessionsEach + index;
    const tutor = tutors[(evening * tutorsAnEvening + (index % tutorsAnEvening)) % tutors.length]!;
    const isLast = evening === evenings - 1 && index === tutorsAnEvening * sessionsEach - 1;
    return {
      ...tutor,
      key: `evening-${evening}-session-${index}`,
      student: isLast ? owing : students[(turn * 7) % students.length]!,
      fromMinute: firstMinute + Math.floor(index / tutorsAnEvening) * slotMinutes,
      minutes: 9 + ((turn * 11) % 20),
      // The last one is still owed, as it is on every ordinary morning.
      given: isLast ? null : givenBy(turn),
    };
  });
}

/** On every other evening a class; of eight who took a seat up to two did not come. */
function classesOf(evening: number, students: readonly string[]): DemoClass[] {
  if (evening % 2 === 0) return [];
  const tutor = tutors[(evening * tutorsAnEvening + 5) % tutors.length]!;
  const seats = Array.from({ length: 8 }, (_nothing, index) => ({
    student: students[(evening * 8 + index) % students.length]!,
    given: index < (evening % 4) - 1 ? null : givenBy(evening * 8 + index),
  }));
  return [{ ...tutor, key: `evening-${evening}-class`, fromMinute: classMinute, minutes: 30, seats }];
}

/** What happens in the n-th made-up evening, the same on every machine. */
export function eveningOf(evening: number, all: readonly Pick<Student, 'educationId'>[]): Evening {
  const students = all.map(({ educationId }) => educationId).filter((id) => Number(id) >= firstStudent && id !== '20260041' && id !== owing);
  return { sessions: sessionsOf(evening, students), classes: classesOf(evening, students) };
}
