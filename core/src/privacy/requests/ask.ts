import { UniqueViolation, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { isOfAge } from '../../consent/coming-of-age.ts';
import { errors } from '../errors.ts';
import { findPersonById } from '../person.ts';
import type { PrivacyRoomParts } from '../privacy-parts.ts';
import { demandWithdrawable, dueAtOf, type DataRequest } from './data-request.ts';
import { ownView } from './request-views.ts';
import { changeRequest, findRequest, insertRequest, lockRequest } from './requests.repository.ts';
import type { AskForChildParams, AskParams, OwnRequest } from './schemas.ts';

type View = Static<typeof OwnRequest>;

type Asked = Pick<DataRequest, 'id' | 'kind' | 'personId' | 'askedBy' | 'guardianName' | 'relation' | 'words'>;

async function keep(work: Work, asked: Asked, askedAt: number): Promise<DataRequest> {
  const request: DataRequest = {
    ...{ ...asked, state: 'waiting', askedAt, dueAt: dueAtOf(askedAt), problems: [], reminders: 0 },
    ...{ checkedBy: null, checkedAt: null, decidedBy: null, decidedAt: null, note: null, endedAt: null, keptUntil: null },
  };
  await insertRequest(work.db, request);
  const { id, kind, personId, askedBy, guardianName, relation, words } = request;
  work.record({ kind: 'privacy.requested', subjectId: id, personId, payload: { kind, askedBy, guardianName, relation, words } });
  work.defer('privacy.tellDeciders', { id });
  return request;
}

/** Whether somebody asks without a guardian: all but students who are not 14 yet, or of whom nobody knows it. */
export async function mayAskAlone(parts: PrivacyRoomParts, { call, caller }: Pick<ActionContext<unknown>, 'call' | 'caller'>): Promise<boolean> {
  const { isStudent, birthDate } = await findPersonById(call, caller.id);
  return !isStudent || isOfAge(birthDate, parts.today());
}

/** Somebody asks for their own data, or to be forgotten, with the password: an open session alone is not enough. */
export async function askOwn(parts: PrivacyRoomParts, context: ActionContext<Static<typeof AskParams>>): Promise<View> {
  const { caller, params, call, now } = context;
  if (!(await mayAskAlone(parts, context))) throw errors.GUARDIAN_NEEDED();
  await call('identity.confirmPassword', { accountId: caller.id, password: params.password });
  const words = params.words?.trim() || null;
  const asked: Asked = { id: context.newId(), kind: params.kind, personId: caller.id, askedBy: 'person', guardianName: null, relation: null, words };
  try {
    return await context.transaction(async (work) => ownView(await keep(work, asked, now().getTime()), now().getTime()));
  } catch (error) {
    if (error instanceof UniqueViolation) throw errors.ASKED_ALREADY({}, { cause: error });
    throw error;
  }
}

/** What a guardian asked with a code, which the consent room has looked at. It arrives at least once. */
export async function askForChild(context: ActionContext<Static<typeof AskForChildParams>>): Promise<void> {
  const { params, db, now } = context;
  if (await findRequest(db, params.id)) return;
  try {
    await context.transaction(async (work) => {
      const at = now().getTime();
      await keep(work, { ...params, askedBy: 'guardian', words: null }, at);
      const title = { 'zh-CN': '家长提交了关于你的数据的申请', en: 'Your guardian asked for something about your data' };
      work.notify({ accountId: params.personId, kind: 'privacy.own-request', title, link: '/me/data' });
    });
  } catch (error) {
    // Somebody used another code for the same at the same time: it is asked.
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** What the transaction gives is what a retry is given again. */
export function withdraw(context: ActionContext<{ id: string }>): Promise<View> {
  const { caller, params, now } = context;
  return context.transaction(async (work) => {
    const request = await lockRequest(work.db, params.id);
    if (request?.personId !== caller.id) throw errors.UNKNOWN();
    const at = now().getTime();
    if (request.state === 'withdrawn') return ownView(request, at);
    demandWithdrawable(request);
    const change = { state: 'withdrawn', endedAt: at } as const;
    await changeRequest(work.db, request.id, change);
    work.record({ kind: 'privacy.request-withdrawn', subjectId: request.id, personId: caller.id, payload: { kind: request.kind } });
    return ownView({ ...request, ...change }, at);
  });
}
