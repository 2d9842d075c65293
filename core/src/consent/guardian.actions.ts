import { action, Type, type ActionContext, type ActionDefinition, type CallAction, type Static, type Work } from '@fudao/plugin-sdk';
import type { Ask } from './ask.ts';
import { askViews, wishesOf } from './ask-views.ts';
import { checkAddress, countFailure } from './attempts.ts';
import { findCode, lockCode, saveUsed, type GuardianCode } from './codes.repository.ts';
import { isOfAge } from './coming-of-age.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { findDecisions } from './decisions.repository.ts';
import { errors } from './errors.ts';
import { codeHash, maskedName } from './guardian-code.ts';
import { keepDecisions, type GivenBy } from './keep-decisions.ts';
import { knowStudent } from './know-students.ts';
import { Answer, AskView, closed, PersonName, Relation, Time } from './schemas.ts';
import { lockStudent } from './students.repository.ts';
import type { KeptStudent } from './student.ts';

const Code = Type.String({ minLength: 1, maxLength: 40 });
/** Set by the gateway, whatever a client says. */
const clientAddress = Type.Optional(Type.String({ maxLength: 64 }));
const OpenParams = Type.Object({ code: Code, clientAddress }, closed);
const AnswerParams = Type.Object(
  {
    code: Code,
    guardianName: PersonName,
    relation: Relation,
    answers: Type.Array(Answer, { minItems: 1, maxItems: 60 }),
    clientAddress,
  },
  closed,
);
const DataKind = Type.Union([Type.Literal('export'), Type.Literal('erasure')]);
const DataParams = Type.Object({ code: Code, kind: DataKind, guardianName: PersonName, relation: Relation, clientAddress }, closed);
const Opened = Type.Object(
  {
    ...{ maskedName: Type.String(), schoolName: Type.String(), expiresAt: Time, items: Type.Array(AskView) },
    /** What of the child's data is asked for and not answered yet. */
    dataAsked: Type.Array(DataKind),
  },
  closed,
);

type Context<P> = ActionContext<P>;

/** @throws where the code may not be used now */
function demandLive(code: GuardianCode, now: number): void {
  if (code.usedAt !== null) throw errors.CODE_USED();
  if (code.replacedAt !== null || code.expiresAt <= now) throw errors.CODE_ENDED();
}

function demandChild(parts: ConsentParts, { birthDate }: KeptStudent): void {
  if (isOfAge(birthDate, parts.day.today())) throw errors.STUDENT_DECIDES();
}

/** The student whom a code is for; a wrong one is counted against the address. */
async function studentOf(parts: ConsentParts, context: Context<Static<typeof OpenParams>>) {
  const { db, params, now } = context;
  await checkAddress(context, params.clientAddress);
  const code = await findCode(db, codeHash(params.code));
  if (!code) {
    await countFailure(context, params.clientAddress);
    throw errors.CODE_UNKNOWN();
  }
  demandLive(code, now().getTime());
  const student = await knowStudent(context, code.studentId);
  demandChild(parts, student);
  return { code, student };
}

async function namesOf(call: CallAction, { id, schoolId }: KeptStudent): Promise<{ maskedName: string; schoolName: string }> {
  const [account] = await call<{ name: string }[]>('identity.accountDetails', { ids: [id] });
  const { schools } = await call<{ schools: { name: string }[] }>('organisation.lookup', { schoolIds: schoolId === null ? [] : [schoolId] });
  return { maskedName: maskedName(account?.name ?? ''), schoolName: schools[0]?.name ?? '' };
}

async function open(parts: ConsentParts, context: Context<Static<typeof OpenParams>>): Promise<Static<typeof Opened>> {
  const { code, student } = await studentOf(parts, context);
  const decisions = (await findDecisions(context.db, [student.id])).get(student.id)!;
  const items = askViews(parts, student, asksFor(parts, student), decisions);
  return { ...(await namesOf(context.call, student)), expiresAt: code.expiresAt, items, dataAsked: await dataAskedOf(context.call, student) };
}

async function dataAskedOf(call: CallAction, { id }: KeptStudent): Promise<('export' | 'erasure')[]> {
  const { kinds } = await call<{ kinds: ('export' | 'erasure')[] }>('privacy.openKinds', { personId: id });
  return kinds;
}

/** Of two who use a code at once one comes second; who became 14 meanwhile decides in person. */
async function spendCode(parts: ConsentParts, work: Work, typed: string, studentId: string, at: number): Promise<KeptStudent> {
  const code = (await lockCode(work.db, codeHash(typed)))!;
  demandLive(code, at);
  const held = (await lockStudent(work.db, studentId))!;
  demandChild(parts, held);
  await saveUsed(work.db, code.id, at);
  return held;
}

/** A guardian asks for a child's data, or for their erasure, which the privacy room goes on with once the code is spent. */
async function askData(parts: ConsentParts, context: Context<Static<typeof DataParams>>): Promise<{ askedAt: number }> {
  const { params, call, newId, now } = context;
  const { student } = await studentOf(parts, context as never);
  if ((await dataAskedOf(call, student)).includes(params.kind)) throw errors.DATA_ASKED();
  return context.transaction(async (work) => {
    const askedAt = now().getTime();
    await spendCode(parts, work, params.code, student.id, askedAt);
    const { kind, relation } = params;
    work.defer('privacy.askForChild', { id: newId(), personId: student.id, kind, guardianName: params.guardianName.trim(), relation });
    return { askedAt };
  });
}

/** A guardian decides on everything at once: what is left out would look like a refusal to one, and like nothing to another. */
function allWishes(asks: readonly Ask[], answers: Static<typeof AnswerParams>['answers']) {
  const wishes = wishesOf(asks, answers);
  if (wishes.length !== asks.length) throw errors.ANSWER_ALL();
  return wishes;
}

async function answer(parts: ConsentParts, context: Context<Static<typeof AnswerParams>>): Promise<{ changed: number }> {
  const { params } = context;
  const { student } = await studentOf(parts, context as never);
  const wishes = allWishes(asksFor(parts, student), params.answers);
  const by: GivenBy = {
    ...{ givenBy: 'guardian', channel: 'code', byId: null },
    ...{ guardianName: params.guardianName.trim(), relation: params.relation, signedOn: null, reference: null },
  };
  const result = await context.transaction(async (work) => {
    const at = context.now().getTime();
    const held = await spendCode(parts, work, params.code, student.id, at);
    const changes = await keepDecisions(work, [{ student: held, wishes, by }], { newId: () => context.newId(), at });
    return { changed: changes.length };
  });
  parts.tellNodes([student.id]);
  return result;
}

export const createGuardianActions = (parts: ConsentParts): Record<string, ActionDefinition> => ({
  openCode: action({
    rest: 'POST /guardian/open',
    summary: 'What a guardian is asked, by a code that the school handed out; names nobody in full.',
    allow: 'anyone',
    params: OpenParams,
    returns: Opened,
    handler: (ctx) => open(parts, ctx as never),
  }),

  answerCode: action({
    rest: 'POST /guardian/answer',
    summary: 'A guardian allows or refuses each; a code serves once.',
    allow: 'anyone',
    idempotent: true,
    params: AnswerParams,
    returns: Type.Object({ changed: Type.Integer() }, closed),
    handler: (ctx) => answer(parts, ctx as never),
  }),

  askData: action({
    rest: 'POST /guardian/data-request',
    summary: "A guardian asks for a child's data, or for their erasure; the code is used up.",
    allow: 'anyone',
    idempotent: true,
    params: DataParams,
    returns: Type.Object({ askedAt: Time }, closed),
    handler: (ctx) => askData(parts, ctx as never),
  }),
});
