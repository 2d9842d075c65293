import { commonErrors, type ActionContext } from '@fudao/plugin-sdk';
import { replaceCodes } from './codes.repository.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { codeHash, newGuardianCode } from './guardian-code.ts';
import { knowStudents } from './know-students.ts';
import { lineViews } from './line-views.ts';
import { ownSchool } from './staff-scope.ts';
import { isOpen } from './standing.ts';
import { linesOf, type StudentLine } from './student-lines.ts';
import { findStudentsOf } from './students.repository.ts';

const dayMs = 86_400_000;
const mostAtOnce = 200;

interface Wanted {
  classGroupId?: string;
  studentIds?: string[];
}

/** Of a class those who have something to answer; who is named gets one to change something, too. */
function needsCode({ age, items }: StudentLine, isNamed: boolean): boolean {
  return age !== 'student' && (isNamed || items.some(({ state }) => isOpen(state)));
}

async function findWanted(context: ActionContext<Wanted>) {
  const { db, caller, params } = context;
  const schoolId = ownSchool(caller);
  const { classGroupId, studentIds } = params;
  if (studentIds === undefined && classGroupId !== undefined) {
    return findStudentsOf(db, { schoolId, classGroupId }, undefined, mostAtOnce);
  }
  const reason = { 'zh-CN': '请选择一个班级或一些学生', en: 'name a class or some students' };
  if (studentIds === undefined || classGroupId !== undefined) throw commonErrors.INVALID({ reason });
  const found = await knowStudents(context, studentIds);
  if (found.length < studentIds.length || found.some((one) => one.schoolId !== schoolId)) throw commonErrors.NOT_FOUND();
  return found;
}

/** Makes codes and shows them once: what is kept of them opens nothing. */
export async function handOutCodes(parts: ConsentParts, context: ActionContext<Wanted>) {
  const { caller, params, db, call } = context;
  const students = await findWanted(context);
  const now = context.now().getTime();
  const lines = await linesOf(parts, { db }, students, asksFor(parts, caller), now);
  const served = lines.filter((line) => needsCode(line, params.studentIds !== undefined));
  const views = await lineViews(call, served);
  const items = views.map(({ studentId, educationId, name, className }) => ({ studentId, educationId, name, className, code: newGuardianCode() }));
  const expiresAt = now + parts.policy.codeDays * dayMs;
  const kept = items.map(({ studentId, code }) => ({
    ...{ id: context.newId(), hash: codeHash(code), studentId },
    ...{ madeBy: caller.id, madeAt: now, expiresAt },
  }));
  if (kept.length > 0) {
    await context.transaction(async (work) => {
      await replaceCodes(work.db, kept);
      const payload = { studentIds: items.map(({ studentId }) => studentId), expiresAt };
      work.record({ kind: 'consent.codes-handed-out', subjectId: caller.schoolId!, payload });
    });
  }
  return { items, expiresAt, leftOut: lines.length - served.length };
}
