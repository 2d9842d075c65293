import { action, commonErrors, Type, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { wishesOf } from './ask-views.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { countSchools } from './counts.ts';
import { findDecisions } from './decisions.repository.ts';
import { handOutCodes } from './hand-out-codes.ts';
import { keepDecisions } from './keep-decisions.ts';
import { knowStudent } from './know-students.ts';
import { AskHead, askHead, lineViews, LineView } from './line-views.ts';
import { linesCsvHead, linesCsvRows } from './lines-csv.ts';
import { readPaper } from './paper.ts';
import { manage, oversee } from './permissions.ts';
import { Answer, closed, Cursor, Id, Language, nullable, oneOf, PersonName, Relation, Time } from './schemas.ts';
import { countScope, ownSchool } from './staff-scope.ts';
import { filters, findLines, type Filter } from './student-lines.ts';
import { lockStudent } from './students.repository.ts';

const Place = { classGroupId: Type.Optional(Id), filter: Type.Optional(oneOf(filters)), cursor: Type.Optional(Cursor) };
const ListParams = Type.Object({ ...Place, limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }, closed);
const List = Type.Object({ asks: Type.Array(AskHead), items: Type.Array(LineView), nextCursor: nullable(Cursor) }, closed);
const ExportParams = Type.Object({ ...Place, language: Language }, closed);
const Csv = Type.Object({ csv: Type.String(), nextCursor: nullable(Cursor) }, closed);
const DateText = Type.String({ format: 'date' });
const PaperParams = Type.Object(
  {
    id: Id,
    signedOn: DateText,
    reference: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    guardianName: Type.Optional(PersonName),
    relation: Type.Optional(Relation),
    answers: Type.Array(Answer, { minItems: 1, maxItems: 60 }),
  },
  closed,
);
const CodesParams = Type.Object(
  { classGroupId: Type.Optional(Id), studentIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })) },
  closed,
);
const Codes = Type.Object(
  {
    items: Type.Array(Type.Object({ studentId: Id, educationId: Type.String(), name: Type.String(), className: Type.String(), code: Type.String() }, closed)),
    expiresAt: Time,
    /** Students of 14 decide in person and get no code; students of whom all is answered need none. */
    leftOut: Type.Integer(),
  },
  closed,
);
const Counts = Type.Object(
  {
    /** Null where the city has not chosen a district. */
    districtId: nullable(Id),
    asks: Type.Array(AskHead),
    schools: Type.Array(
      Type.Object(
        {
          schoolId: Id,
          name: Type.String(),
          students: Type.Integer(),
          counts: Type.Array(
            Type.Object({ purpose: Id, allowed: Type.Integer(), refused: Type.Integer(), open: Type.Integer() }, closed),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

interface Query {
  classGroupId?: string;
  filter?: Filter;
  cursor?: string;
  limit: number;
}

/** A page of the own school; that it was looked at is on the record, for it names children. */
async function readLines(parts: ConsentParts, context: ActionContext<unknown>, kind: 'viewed' | 'exported', query: Query) {
  const { caller, call, now } = context;
  const schoolId = ownSchool(caller);
  const found = await findLines(parts, context, { filter: 'all', ...query, schoolId, districtId: caller.districtId }, now().getTime());
  const items = await lineViews(call, found.lines);
  if (items.length > 0) {
    await context.transaction(async (work) => {
      const payload = { filter: query.filter ?? 'all', classGroupId: query.classGroupId ?? null, studentIds: items.map(({ studentId }) => studentId) };
      work.record({ kind: `consent.students-${kind}`, subjectId: schoolId, payload });
    });
  }
  return { asks: found.asks.map(askHead), items, nextCursor: found.nextCursor };
}

async function recordPaper(parts: ConsentParts, context: ActionContext<Static<typeof PaperParams>>): Promise<{ changed: number }> {
  const { caller, params } = context;
  const schoolId = ownSchool(caller);
  const { id } = await knowStudent(context, params.id);
  const result = await context.transaction(async (work) => {
    const student = (await lockStudent(work.db, id))!;
    if (student.schoolId !== schoolId) throw commonErrors.NOT_FOUND();
    const at = context.now().getTime();
    const decided = (await findDecisions(work.db, [id])).get(id)!.map((one) => one.at);
    const latest = decided.length === 0 ? null : parts.day.dateOf(Math.max(...decided));
    const by = readPaper(params, { birthDate: student.birthDate, latest, today: parts.day.today(), byId: caller.id });
    const wishes = wishesOf(asksFor(parts, student), params.answers);
    const changes = await keepDecisions(work, [{ student, wishes, by }], { newId: () => context.newId(), at });
    if (changes.length > 0) {
      work.notify({
        accountId: id,
        kind: 'consent.recorded',
        title: { 'zh-CN': '学校登记了你的授权', en: 'Your school has recorded a consent' },
        link: '/consents',
      });
    }
    return { changed: changes.length };
  });
  parts.tellNodes([id]);
  return result;
}

async function readCounts(parts: ConsentParts, context: ActionContext<{ districtId?: string }>): Promise<Static<typeof Counts>> {
  const scope = countScope(context.caller, context.params.districtId);
  const asks = asksFor(parts, { districtId: null, schoolId: null });
  if (!scope) return { districtId: null, asks: asks.map(askHead), schools: [] };
  const counted = await countSchools(parts, context.db, scope, asks);
  const schoolIds = counted.map(({ schoolId }) => schoolId);
  const { schools } = await context.call<{ schools: { id: string; name: string }[] }>('organisation.lookup', { schoolIds });
  const nameOf = (id: string) => schools.find((school) => school.id === id)?.name ?? id;
  return {
    districtId: scope.districtId,
    asks: asks.map(askHead),
    schools: counted.map((one) => ({ ...one, name: nameOf(one.schoolId) })),
  };
}

export const createStaffActions = (parts: ConsentParts): Record<string, ActionDefinition> => ({
  students: action({
    rest: 'GET /students',
    summary: "The own school's students by class, and how each stands to what is asked; each look is on the record.",
    allow: [manage],
    params: ListParams,
    returns: List,
    handler: (ctx) => readLines(parts, ctx, 'viewed', ctx.params),
  }),

  exportStudents: action({
    rest: 'GET /students/export',
    summary: 'The same as a piece of a CSV file; put together the pieces are one.',
    allow: [manage],
    params: ExportParams,
    returns: Csv,
    handler: async (ctx) => {
      const { language, ...query } = ctx.params;
      const { asks, items, nextCursor } = await readLines(parts, ctx, 'exported', { ...query, limit: 500 });
      const rows = linesCsvRows(items, language);
      return { csv: query.cursor === undefined ? linesCsvHead(asks, language) + rows : rows, nextCursor };
    },
  }),

  handOutCodes: action({
    rest: 'POST /codes',
    summary: 'New codes for guardians of a class or of some students, shown once; earlier ones that were not used end.',
    allow: [manage],
    params: CodesParams,
    returns: Codes,
    handler: (ctx) => handOutCodes(parts, ctx),
  }),

  recordPaper: action({
    rest: 'POST /students/:id/paper',
    summary: 'Records consent on paper of a student of the own school, with its date and where it is kept.',
    allow: [manage],
    idempotent: true,
    params: PaperParams,
    returns: Type.Object({ changed: Type.Integer() }, closed),
    handler: (ctx) => recordPaper(parts, ctx),
  }),

  counts: action({
    rest: 'GET /counts',
    summary: 'How many students of each school allowed and refused what; the city chooses a district.',
    allow: [oversee],
    params: Type.Object({ districtId: Type.Optional(Id) }, closed),
    returns: Counts,
    handler: (ctx) => readCounts(parts, ctx),
  }),
});
