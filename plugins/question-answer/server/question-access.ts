import type { Caller } from '@fudao/plugin-sdk';
import type { QuestionView } from '../api.ts';
import type { QuestionHead } from './question.repository.ts';

export type Viewer = QuestionView['viewer'];

/** Which of the plugin's permissions the caller holds. */
export interface Rights {
  readonly mayAnswer: boolean;
  readonly maySupervise: boolean;
}

type Asked = Pick<QuestionHead, 'studentId' | 'districtId' | 'schoolId' | 'subject' | 'grade' | 'state' | 'reach' | 'isHidden'>;

/** As what somebody may see a question; null means that for this caller there is none. */
export function viewerOf(question: Asked, caller: Caller, rights: Rights): Viewer | null {
  if (question.studentId === caller.id) return 'asker';
  if (rights.mayAnswer && isOnDeskOf(question, caller)) return 'teacher';
  if (rights.maySupervise && isSupervisedBy(question, caller)) return 'supervisor';
  return null;
}

/** Teachers see what was put before teachers: of their subjects and grades, within the question's reach. */
export function isOnDeskOf(question: Asked, { teaching, districtId }: Caller): boolean {
  const isShown = question.state === 'open' || question.state === 'answered' || question.state === 'adopted';
  if (!isShown || question.isHidden || !teaching) return false;
  const isReached = question.reach === 'city' || question.districtId === districtId;
  return isReached && teaching.subjects.includes(question.subject) && teaching.grades.includes(question.grade);
}

function isSupervisedBy(question: Asked, { roles, districtId, schoolId }: Caller): boolean {
  if (roles.includes('city-administrator')) return true;
  if (roles.includes('district-administrator')) return question.districtId === districtId;
  return roles.includes('school-administrator') && schoolId !== null && question.schoolId === schoolId;
}
