import { action, Type, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { isSameAsk } from './ask.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { findDecisions } from './decisions.repository.ts';
import { keepDecisions, type Act } from './keep-decisions.ts';
import { knowStudents } from './know-students.ts';
import { readPaper } from './paper.ts';
import { closed, Id, PersonName, PurposeId, Relation } from './schemas.ts';
import type { Decision } from './standing.ts';
import type { KeptStudent } from './student.ts';
import { lockStudents } from './students.repository.ts';

const Line = Type.Object(
  {
    studentId: Id,
    signedOn: Type.String({ format: 'date' }),
    reference: Type.String({ minLength: 1, maxLength: 100 }),
    guardianName: Type.Optional(PersonName),
    relation: Type.Optional(Relation),
    /** Of the platform's own purposes, in their present words. */
    allowed: Type.Array(PurposeId, { maxItems: 40 }),
    refused: Type.Array(PurposeId, { maxItems: 40, default: [] }),
  },
  closed,
);
const Lines = Type.Object({ lines: Type.Array(Line, { maxItems: 1_000 }) }, closed);
type Line = Static<typeof Line>;

function actOf(parts: ConsentParts, line: Line, student: KeptStudent, byId: string): Act {
  const asks = asksFor(parts, { districtId: null, schoolId: null });
  const answers = [...line.allowed.map((purpose) => [purpose, true] as const), ...line.refused.map((purpose) => [purpose, false] as const)];
  const wishes = answers.flatMap(([purpose, isAllowed]) => {
    const ask = asks.find((one) => isSameAsk(one, { purpose, pluginId: '' }));
    return ask ? [{ purpose, pluginId: '', isAllowed, version: ask.version }] : [];
  });
  const by = readPaper(line, { birthDate: student.birthDate, latest: null, today: parts.day.today(), byId });
  return { student, wishes, by };
}

async function importPaper(parts: ConsentParts, context: ActionContext<Static<typeof Lines>>): Promise<{ students: number }> {
  const { caller, params } = context;
  const byStudent = new Map(params.lines.map((line) => [line.studentId, line]));
  const known = await knowStudents(context, [...byStudent.keys()]);
  const ids = known.map(({ id }) => id);
  const students = await context.transaction(async (work) => {
    const held = await lockStudents(work.db, ids);
    const decided = await findDecisions(work.db, ids);
    // Whoever answered on the platform since is not overruled.
    const fresh = held.filter(({ id }) => isUndecided(decided.get(id)!));
    const acts = fresh.map((student) => actOf(parts, byStudent.get(student.id)!, student, caller.id));
    await keepDecisions(work, acts, { newId: () => context.newId(), at: context.now().getTime() });
    return acts.length;
  });
  parts.tellNodes(ids);
  return { students };
}

const isUndecided = (decisions: readonly Decision[]) => decisions.length === 0;

export const createImportPaper = (parts: ConsentParts): ActionDefinition =>
  action({
    summary: 'Takes over consent on paper from before the platform, of students who answered nothing yet; twice changes nothing.',
    allow: 'internal',
    timeoutMs: 120_000,
    params: Lines,
    returns: Type.Object({ students: Type.Integer() }, closed),
    handler: (ctx) => importPaper(parts, ctx),
  });
