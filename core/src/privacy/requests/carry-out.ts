import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commonErrors, type LocalText, type PluginContext, type SqlScope } from '@fudao/plugin-sdk';
import { erasePerson } from '../erase-person.ts';
import { exportPerson } from '../export-person.ts';
import { findPersonById, type Person, type PrivacyRequest } from '../person.ts';
import type { PrivacyRoomParts } from '../privacy-parts.ts';
import { keptUntilOf, type DataRequest } from './data-request.ts';
import { exportName, packFolder } from './pack-export.ts';
import { changeRequest, claimRequest, findClaimable, prolongClaim } from './requests.repository.ts';

/** For longer than any step takes: a node that said nothing for so long died. */
const claimMs = 10 * 60_000;
/** After what stood in the way. */
const againMs = 5 * 60_000;

type Context = PluginContext<never>;

/** One try of one node at one request: whoever was believed dead meanwhile finds that it is another's now. */
interface Try {
  readonly parts: PrivacyRoomParts;
  readonly context: Context;
  readonly request: DataRequest;
  readonly by: string;
}

/** Somebody on the record, in words that name nobody: the rest is with the request. */
const asPrivacyRequest = ({ id, askedBy }: DataRequest): PrivacyRequest => ({ askedBy, reason: `request ${id}` });

const ready: LocalText = { 'zh-CN': '你的数据文件已准备好，可以下载', en: 'Your export is ready to be downloaded' };

/** @throws where another node has gone on with it */
async function goOn({ context, request, by }: Try, db: SqlScope = context.db): Promise<void> {
  const until = context.now().getTime() + claimMs;
  if (!(await prolongClaim(db, request.id, { by, until }))) throw commonErrors.UNAVAILABLE();
}

async function makeExport(one: Try, person: Person): Promise<void> {
  const { parts, context, request } = one;
  const { id, personId } = request;
  const folder = join(parts.dataFolder, 'exports', `request-${id}`);
  try {
    await rm(folder, { recursive: true, force: true });
    const { problems } = await exportPerson(await parts.reach(), person, asPrivacyRequest(request), folder);
    await parts.storage.write(exportName(id), await packFolder(folder, `${folder}.zip`));
    const at = context.now().getTime();
    await context.transaction(async (work) => {
      await goOn(one, work.db);
      await changeRequest(work.db, id, { state: 'done', endedAt: at, keptUntil: keptUntilOf(at), problems });
      work.record({ kind: 'privacy.request-done', subjectId: id, personId, payload: { kind: 'export', problems } });
      work.notify({ accountId: personId, kind: 'privacy.own-request', title: ready, link: '/me/data' });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Under the platform's key: the person has none any more. */
async function endErasure(one: Try): Promise<void> {
  const { context, request } = one;
  await context.transaction(async (work) => {
    await goOn(one, work.db);
    await changeRequest(work.db, request.id, { state: 'done', endedAt: context.now().getTime(), problems: [] });
    work.record({ kind: 'privacy.request-done', subjectId: request.id, payload: { kind: 'erasure' } });
  });
}

async function erase(one: Try, person: Person): Promise<void> {
  const { isDone, problems } = await erasePerson(await one.parts.reach(), person, asPrivacyRequest(one.request), () => goOn(one));
  await (isDone ? endErasure(one) : putOff(one, problems));
}

/** What was done stays done; the rest is tried again. */
async function putOff({ context, request, by }: Try, problems: readonly string[]): Promise<void> {
  const isOwn = await prolongClaim(context.db, request.id, { by, until: context.now().getTime() + againMs });
  if (isOwn) await changeRequest(context.db, request.id, { problems });
}

async function carryOut(one: Try): Promise<void> {
  const { context, request } = one;
  const { person } = await findPersonById(context.call, request.personId);
  if (person) return request.kind === 'erasure' ? erase(one, person) : makeExport(one, person);
  // Whoever broke off after the last step of an erasure left nothing to do but to say so.
  if (request.kind === 'erasure') return endErasure(one);
  await changeRequest(context.db, request.id, { state: 'withdrawn', endedAt: context.now().getTime() });
}

/** Carries out what was agreed to, and goes on with what a node left when it died. */
export async function carryOutRequests(parts: PrivacyRoomParts, context: Context): Promise<void> {
  for (const request of await findClaimable(context.db, context.now().getTime())) {
    const one: Try = { parts, context, request, by: context.newId() };
    const now = context.now().getTime();
    if (!(await claimRequest(context.db, request.id, { by: one.by, now, until: now + claimMs }))) continue;
    try {
      await carryOut(one);
    } catch (error) {
      context.log.error({ err: error, requestId: request.id }, 'a request about personal data could not be carried out; it is tried again');
      await putOff(one, [(error as Error).message]);
    }
  }
}
