import fc from 'fast-check';
import { systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';
import type { QuestionState } from '../api.ts';
import { viewerOf } from './question-access.ts';

const states = fc.constantFrom<QuestionState>('matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn');
const questions = fc.record({
  studentId: fc.constantFrom('ann', 'bo'),
  districtId: fc.constantFrom('east', 'west'),
  schoolId: fc.constantFrom('first', 'second', null),
  subject: fc.constantFrom('math', 'physics'),
  grade: fc.constantFrom(7, 8),
  state: states,
  reach: fc.constantFrom('city' as const, 'district' as const),
  isHidden: fc.boolean(),
});
const callers = fc
  .record({
    id: fc.constantFrom('ann', 'bo', 'lin'),
    roles: fc.subarray<Role>([
      'student',
      'teacher',
      'school-administrator',
      'district-administrator',
      'city-administrator',
    ]),
    districtId: fc.constantFrom('east', 'west', null),
    schoolId: fc.constantFrom('first', 'second', null),
    teaching: fc.option(
      fc.record({ subjects: fc.subarray(['math', 'physics']), grades: fc.subarray([7, 8]), reviews: fc.constant([]) }),
    ),
  })
  .map((part): Caller => ({ ...systemCaller, kind: 'account', ...part }));

describe('who sees a question', () => {
  test('its asker always; another student never', () => {
    fc.assert(
      fc.property(questions, callers, (question, caller) => {
        const viewer = viewerOf(question, caller, { mayAnswer: false, maySupervise: false });
        expect(viewer).toBe(question.studentId === caller.id ? 'asker' : null);
      }),
    );
  });

  test('a teacher, only of its subject and grade, within its reach, and once it stands before teachers', () => {
    fc.assert(
      fc.property(questions, callers, (question, caller) => {
        if (viewerOf(question, caller, { mayAnswer: true, maySupervise: false }) !== 'teacher') return;
        expect(caller.teaching?.subjects).toContain(question.subject);
        expect(caller.teaching?.grades).toContain(question.grade);
        expect(['open', 'answered', 'adopted']).toContain(question.state);
        expect(question.isHidden).toBe(false);
        if (question.reach === 'district') expect(caller.districtId).toBe(question.districtId);
      }),
    );
  });

  test('a supervisor, never beyond the own district or school', () => {
    fc.assert(
      fc.property(questions, callers, (question, caller) => {
        if (viewerOf(question, caller, { mayAnswer: false, maySupervise: true }) !== 'supervisor') return;
        const { roles } = caller;
        if (roles.includes('city-administrator')) return;
        if (roles.includes('district-administrator')) expect(question.districtId).toBe(caller.districtId);
        else expect(question.schoolId).toBe(caller.schoolId);
      }),
    );
  });
});
