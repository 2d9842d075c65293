import { action, Type, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { askViews, changeView, wishesOf } from './ask-views.ts';
import { graceEndsOn, isOfAge, ofAgeOn } from './coming-of-age.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { findChangesOf, findDecisions } from './decisions.repository.ts';
import { errors } from './errors.ts';
import { keepDecisions, type GivenBy } from './keep-decisions.ts';
import { knowStudent } from './know-students.ts';
import { own } from './permissions.ts';
import { Answer, AskView, ChangeView, closed, Id, NoParams, nullable, Time } from './schemas.ts';
import { lockStudent, saveAsked } from './students.repository.ts';

const DateOrNull = nullable(Type.String());
const Own = Type.Object(
  {
    /** From 14 on the student answers; before, the guardian. */
    mayDecide: Type.Boolean(),
    /** Null where the register does not know the day of birth. */
    ofAgeOn: DateOrNull,
    graceEndsOn: DateOrNull,
    /** Since when a guardian is asked for. */
    askedAt: nullable(Time),
    basicServiceRequiredFrom: DateOrNull,
    items: Type.Array(AskView),
  },
  closed,
);
const Answers = Type.Object({ answers: Type.Array(Answer, { minItems: 1, maxItems: 60 }) }, closed);
const History = Type.Object({ items: Type.Array(ChangeView), nextCursor: nullable(Id) }, closed);
const HistoryParams = Type.Object(
  { cursor: Type.Optional(Id), limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }) },
  closed,
);

type Context<P = unknown> = ActionContext<P>;

async function showOwn(parts: ConsentParts, context: Context): Promise<Static<typeof Own>> {
  const { caller, db } = context;
  const student = await knowStudent(context, caller.id);
  const decisions = (await findDecisions(db, [caller.id])).get(caller.id)!;
  const { birthDate, askedAt } = student;
  return {
    mayDecide: isOfAge(birthDate, parts.day.today()),
    ofAgeOn: ofAgeOn(birthDate),
    graceEndsOn: graceEndsOn(birthDate, parts.policy.graceDays),
    askedAt,
    basicServiceRequiredFrom: parts.policy.basicServiceRequiredFrom,
    items: askViews(parts, student, asksFor(parts, caller), decisions),
  };
}

const byStudent = (id: string): GivenBy => ({
  ...{ givenBy: 'student', channel: 'app', byId: id },
  ...{ guardianName: null, relation: null, signedOn: null, reference: null },
});

async function decideOwn(parts: ConsentParts, context: Context<Static<typeof Answers>>): Promise<{ changed: number }> {
  const { caller, params } = context;
  await knowStudent(context, caller.id);
  const wishes = wishesOf(asksFor(parts, caller), params.answers);
  const result = await context.transaction(async (work) => {
    const student = (await lockStudent(work.db, caller.id))!;
    if (!isOfAge(student.birthDate, parts.day.today())) throw errors.GUARDIAN_NEEDED();
    const kept = { newId: () => context.newId(), at: context.now().getTime() };
    const changes = await keepDecisions(work, [{ student, wishes, by: byStudent(caller.id) }], kept);
    return { changed: changes.length };
  });
  parts.tellNodes([caller.id]);
  return result;
}

export const createOwnActions = (parts: ConsentParts): Record<string, ActionDefinition> => ({
  showOwn: action({
    rest: 'GET /own',
    summary: 'What the student is asked to consent to, how each stands, and who may answer.',
    allow: [own],
    params: NoParams,
    returns: Own,
    handler: (ctx) => showOwn(parts, ctx),
  }),

  decideOwn: action({
    rest: 'PUT /own',
    summary: 'The student, who is 14, allows or refuses; the same again changes nothing.',
    allow: [own],
    idempotent: true,
    params: Answers,
    returns: Type.Object({ changed: Type.Integer() }, closed),
    handler: (ctx) => decideOwn(parts, ctx),
  }),

  askGuardian: action({
    rest: 'POST /own/guardian-request',
    summary: "Asks the school for a code to take home; it shows in the school's list.",
    allow: [own],
    params: NoParams,
    returns: Type.Object({ askedAt: Time }, closed),
    handler: async (ctx) => {
      const { birthDate } = await knowStudent(ctx, ctx.caller.id);
      if (isOfAge(birthDate, parts.day.today())) throw errors.STUDENT_DECIDES();
      return ctx.transaction(async (work) => {
        const before = (await lockStudent(work.db, ctx.caller.id))!.askedAt;
        const askedAt = before ?? ctx.now().getTime();
        if (before === null) await saveAsked(work.db, ctx.caller.id, askedAt);
        return { askedAt };
      });
    },
  }),

  ownHistory: action({
    rest: 'GET /own/history',
    summary: 'What was allowed and refused for the student, by whom and when, latest first.',
    allow: [own],
    params: HistoryParams,
    returns: History,
    handler: async ({ db, caller, params }) => {
      const found = await findChangesOf(db, caller.id, params.cursor, params.limit + 1);
      const asks = asksFor(parts, caller);
      const items = found.slice(0, params.limit);
      const nextCursor = found.length > params.limit ? items.at(-1)!.id : null;
      return { items: items.map((change) => changeView(change, asks)), nextCursor };
    },
  }),
});
