import { commonErrors, UniqueViolation, type PluginContext, type Static, type Work } from '@fudao/plugin-sdk';
import { keepGiven, readGiven, tellOwed } from './given-rating.ts';
import { findPeople, type Person } from './places.ts';
import type { Rating } from './rating.ts';
import { insertExpected, lockRatingOf, saveAbout } from './ratings.repository.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import type { Expected, ExpectParams } from './schemas.ts';

type Context = Pick<PluginContext, 'call' | 'newId' | 'now' | 'transaction'>;
type Expectation = Static<typeof ExpectParams>;

interface Parties {
  readonly student: Person;
  readonly teacher: Person;
}

function newRating({ newId }: Context, params: Expectation, { student, teacher }: Parties): Rating {
  return {
    id: newId(),
    state: 'owed',
    mode: params.mode,
    causeId: params.causeId,
    studentId: student.id,
    teacherId: teacher.id,
    subject: params.subject ?? null,
    grade: params.grade ?? null,
    knowledgePointIds: [...new Set(params.knowledgePointIds)],
    studentDistrictId: student.districtId,
    classGroupId: student.classGroupId,
    teacherDistrictId: teacher.districtId,
    expectedAt: params.at,
    given: null,
    released: null,
  };
}

/** What it was about is told by the mode, that it took place perhaps earlier by the rules' room. */
async function fillIn(work: Work, known: Rating, { subject, grade, knowledgePointIds }: Rating): Promise<Rating> {
  const isAbout = known.subject !== null || known.grade !== null || known.knowledgePointIds.length > 0;
  if (isAbout || (subject === null && grade === null && knowledgePointIds.length === 0)) return known;
  const about = { subject, grade, knowledgePointIds };
  await saveAbout(work.db, known.id, about);
  return { ...known, ...about };
}

/** Unless it is there already: one student rates one service of one teacher once. */
async function ensureExpected(context: Context, rating: Rating, { rated, policy }: { rated: Expectation['rated']; policy: RatingsPolicy }): Promise<Static<typeof Expected>> {
  return context.transaction(async (work) => {
    const found = await lockRatingOf(work.db, rating);
    if (!found) await insertExpected(work.db, rating);
    const { id, state } = found ?? rating;
    if (state !== 'owed') return { id, state };
    const known = found && (await fillIn(work, found, rating));
    if (!rated) {
      if (!known) await tellOwed(work, rating.studentId);
      return { id, state };
    }
    const at = rated.at ?? context.now().getTime();
    await keepGiven(work, known ?? rating, await readGiven(work.db, rating, rated, { at, policy, call: context.call }));
    return { id, state: 'rated' as const };
  });
}

/**
 * A mode tells that a student owes a rating; one that asked in a page of its own hands it over along with it.
 * Of people who are not known any more nothing is expected.
 */
export async function expectRating(context: Context, params: Expectation, policy: RatingsPolicy): Promise<Static<typeof Expected>> {
  const { studentId, teacherId, rated } = params;
  const people = await findPeople(context.call, [studentId, teacherId]);
  const [student, teacher] = [people.get(studentId), people.get(teacherId)];
  if (!student || !teacher) return { id: null, state: 'cancelled' };
  if (studentId === teacherId) throw commonErrors.INVALID({ reason: { 'zh-CN': '不能评价自己', en: 'nobody rates themselves' } });
  const rating = newRating(context, params, { student, teacher });
  try {
    return await ensureExpected(context, rating, { rated, policy });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return ensureExpected(context, rating, { rated, policy });
  }
}
