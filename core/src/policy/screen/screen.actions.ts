import { action, commonErrors, Type, type ActionContext, type PluginContext } from '@fudao/plugin-sdk';
import { united, lengthWithin } from '../engine/spans.ts';
import { seeOveruse } from '../permissions.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { gatherCircumstances, decideOn } from '../reservations/circumstances.ts';
import { readHistory } from '../reservations/history.ts';
import { closed, Id } from '../schemas.ts';
import { isInLive, noteUse } from './note-use.ts';
import { findMet, listMet } from './overuse.repository.ts';
import { NoteAnswer, NoteParams, OverusePage, OveruseParams, UseView } from './schemas.ts';
import { forgetScreen } from './screen.repository.ts';
import { useStateOf } from './use-state.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** No rule looks back further than a week and a day. */
const keptMs = 15 * dayMs;
const batch = 1_000;

async function ownUse(context: ActionContext<unknown>, parts: PolicyParts) {
  const { caller, db } = context;
  if (!caller.roles.includes('student')) throw commonErrors.NOT_ALLOWED();
  const now = context.now().getTime();
  const parties = [{ personId: caller.id, role: 'student' as const }];
  const circumstances = await gatherCircumstances(context, parts, { activity: 'use', parties, at: now });
  const history = await readHistory(db, parts, { parties, at: now, now });
  const decision = decideOn('use', { at: now, wantedMs: Infinity, leastMs: 1 }, circumstances, parties, history);
  const { dayMinutes, continuousMinutes, breakMinutes, warnMinutes } = circumstances.held.rules.studentUse;
  const met = await findMet(db, [caller.id], now);
  const metAt = decision.allowed ? null : (met.find(({ rule }) => rule === decision.rule)?.metAt ?? null);
  const state = useStateOf({ now, decision, warnMs: warnMinutes * minuteMs, metAt, isLive: isInLive(history.uses, caller.id, now) });
  const used = lengthWithin(united([...history.uses, ...history.screen]), { ...parts.cities.dayOf(now), to: now });
  return { ...state, usedMinutes: Math.floor(used / minuteMs), dayMinutes, continuousMinutes, breakMinutes };
}

async function tellSchool(context: ActionContext<{ schoolId: string }>): Promise<void> {
  const { call, params } = context;
  const holders = await call<{ accountId: string }[]>('identity.holdersOf', { role: 'school-administrator', scopeIds: [params.schoolId] });
  await context.transaction(async (work) => {
    for (const { accountId } of holders) {
      work.notify({
        accountId,
        kind: 'policy.overuse',
        title: { 'zh-CN': '有学生的使用时间达到上限', en: 'A student has met a limit of use' },
        link: '/overuse',
      });
    }
  });
}

async function forgetOld(context: PluginContext<never>): Promise<void> {
  const before = context.now().getTime() - keptMs;
  while ((await forgetScreen(context.db, before, batch)) === batch);
}

export const screenTimers = { 'forget old use': { everySeconds: 3600, handler: forgetOld } };

export function defineScreenActions(parts: PolicyParts) {
  return {
    noteUse: action({
      summary: 'Students had the app open; the answer says how each stands to the limits of use.',
      allow: 'internal',
      params: NoteParams,
      returns: NoteAnswer,
      handler: (ctx) => noteUse(ctx, parts),
    }),

    showUse: action({
      rest: 'GET /use',
      summary: "The student's use of today, and how much is left before a break.",
      allow: 'signed-in',
      params: Type.Object({}, closed),
      returns: UseView,
      handler: (ctx) => ownUse(ctx, parts),
    }),

    overuse: action({
      rest: 'GET /overuse',
      summary: 'Students who met a limit of use, newest first; each look at the list is on the record.',
      allow: [seeOveruse],
      params: OveruseParams,
      returns: OverusePage,
      handler: async (ctx) => {
        const { caller, params, db } = ctx;
        const isCity = caller.roles.includes('city-administrator');
        const isDistrict = caller.roles.includes('district-administrator');
        const place = isCity ? {} : isDistrict ? { districtId: caller.districtId! } : { schoolId: caller.schoolId! };
        const found = await listMet(db, { ...place, ...params });
        const ids = [...new Set(found.map(({ personId }) => personId))];
        const people = ids.length === 0 ? [] : await ctx.call<{ id: string; name: string }[]>('identity.accountDetails', { ids });
        const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
        await ctx.transaction(async (work) => {
          work.record({ kind: 'policy.overuse-viewed', subjectId: caller.id, payload: { filter: { ...params }, ids } });
        });
        const items = found.map(({ personId, schoolId, rule, metAt, untilAt }) => ({ personId, name: nameOf(personId), schoolId, rule, metAt, untilAt }));
        return { items, nextBefore: items.length < params.limit ? null : items.at(-1)!.metAt };
      },
    }),

    tellSchool: action({
      summary: "Tells a school's administrators that a student met a limit of use.",
      allow: 'internal',
      idempotent: true,
      params: Type.Object({ schoolId: Id }, closed),
      returns: Type.Null(),
      handler: async (ctx) => {
        await tellSchool(ctx);
        return null;
      },
    }),
  };
}
