import { action, commonErrors, type Caller, type PluginContext, type Static } from '@fudao/plugin-sdk';
import { endDelegation, findOwnDelegations, insertDelegation, type Delegation } from './delegations.repository.ts';
import { errors } from './errors.ts';
import { roleOf, type Level } from './levels.ts';
import { currentRoles, findPeople, namesOf, type Calling } from './people.ts';
import { review } from './permissions.ts';
import { levelsOf, scopeIdOf } from './place.ts';
import * as schemas from './schemas.ts';

const allow = [review];
const longestDays = 90;
const dayMs = 86_400_000;

/** Who reviews at a level in these places: `identity` knows. */
export function holdersOf(
  { call }: Calling,
  level: Level,
  scopeIds: readonly string[],
): Promise<{ accountId: string; scopeId: string }[]> {
  return call('identity.holdersOf', { role: roleOf[level], scopeIds });
}

async function peersOf(context: Calling & { caller: Caller }, level: Level): Promise<string[]> {
  const scopeId = scopeIdOf(level, context.caller);
  if (scopeId === null) return [];
  const holders = await holdersOf(context, level, [scopeId]);
  return holders.map(({ accountId }) => accountId).filter((id) => id !== context.caller.id);
}

async function candidatesOf(context: PluginContext) {
  const found = await Promise.all(
    levelsOf(context.caller).map(async (level) =>
      (await findPeople(context, await peersOf(context, level))).map(({ id, name }) => ({ id, name, level })),
    ),
  );
  return found.flat();
}

async function listDelegations(context: PluginContext): Promise<Static<typeof schemas.DelegationList>> {
  const { caller, db } = context;
  const found = await findOwnDelegations(db, caller.id, context.now().getTime());
  const names = await namesOf(
    context,
    found.flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  const items = found.map(({ id, level, fromId, toId, beginsAt, endsAt }) => ({
    ...{ id, level, beginsAt, endsAt, isMine: fromId === caller.id },
    fromName: names.get(fromId) ?? '',
    toName: names.get(toId) ?? '',
  }));
  return { items, candidates: await candidatesOf(context) };
}

export const delegations = action({
  rest: 'GET /delegations',
  summary: 'Who stands in for the caller and for whom the caller does, and whom the caller could name.',
  allow,
  params: schemas.NoParams,
  returns: schemas.DelegationList,
  handler: (context) => listDelegations(context),
});

export const delegate = action({
  rest: 'POST /delegations',
  summary: 'Names another administrator of the same level and place to stand in for a time; it ends by itself.',
  allow,
  idempotent: true,
  status: 201,
  params: schemas.DelegateParams,
  returns: schemas.ById,
  handler: (context) =>
    context.transaction(async (work) => {
      const { level, toId, beginsAt, endsAt } = context.params;
      const now = context.now().getTime();
      if (endsAt <= now || endsAt <= beginsAt || endsAt - beginsAt > longestDays * dayMs)
        throw errors.PERIOD_INVALID({ days: longestDays });
      if (!levelsOf(await currentRoles(context, context.caller.id)).includes(level)) throw errors.ROLE_LOST();
      if (!(await peersOf(context, level)).includes(toId)) throw errors.DELEGATE_UNSUITABLE();
      const given: Delegation = {
        id: context.newId(),
        level,
        fromId: context.caller.id,
        toId,
        beginsAt,
        endsAt,
        createdAt: now,
      };
      await insertDelegation(work.db, given);
      work.record({ kind: 'admission.delegated', subjectId: given.id, payload: { ...given } });
      const title = {
        'zh-CN': '您受托代为处理教师申报审核',
        en: 'You were asked to stand in for reviews of applications',
      };
      work.notify({ accountId: toId, kind: 'admission.delegated', title, link: '/admission/settings' });
      return { id: given.id };
    }),
});

export const endDelegated = action({
  rest: 'DELETE /delegations/:id',
  summary: 'Ends a delegation that the caller gave, at once.',
  allow,
  params: schemas.ById,
  returns: schemas.ById,
  handler: (context) =>
    context.transaction(async (work) => {
      const { id } = context.params;
      const ended = await endDelegation(work.db, { id, fromId: context.caller.id, now: context.now().getTime() });
      if (ended === 0) throw commonErrors.NOT_FOUND();
      work.record({ kind: 'admission.delegation-ended', subjectId: id, payload: {} });
      return { id };
    }),
});
