import { action, commonErrors, Type, type PluginContext, type Timer } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { Catalogue } from '../node/catalogue.ts';
import { readDesiredState } from '../node/desired-state.ts';
import { FollowsSchema, ScheduledChangeSchema } from '../plugin-schemas.ts';
import { viewScheduled } from '../plugin-views.ts';
import { existingDistrict } from './district-scope.ts';
import { changeInstallation } from './installation-change.ts';
import { readInstallation } from './installation.repository.ts';
import { isTutoringTime, localTimeOf, tutoringHours } from './quiet-time.ts';
import { cancelScheduled, insertScheduled, readDue, settleScheduled, type ScheduledChange } from './scheduled-change.repository.ts';
import { checkSettings } from './settings-check.ts';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ maxLength: 40 });
const DistrictId = Type.Optional(Type.String({ maxLength: 64 }));
const manage = ['plugin-manager:manage-district'];
const dayMs = 24 * 3_600_000;
const furthestMs = 180 * dayMs;

type Context = PluginContext<never>;

/** Changes of a district for a time when no lesson is under way. */
export function scheduledChangeActions(platform: Platform) {
  /** @throws PLUGIN_TIME_NOT_POSSIBLE, PLUGIN_TIME_IN_LESSONS */
  const checkTime = async ({ call, now }: Pick<Context, 'call' | 'now'>, dueAt: Date): Promise<void> => {
    const ahead = dueAt.getTime() - now().getTime();
    if (!(ahead > 0 && ahead < furthestMs)) throw errors.TIME_NOT_POSSIBLE();
    const local = localTimeOf(dueAt, platform.config.timeZone);
    const range = { from: local.date, to: local.date };
    const { items } = await call<{ items: { isSchoolDay: boolean }[] }>('organisation.calendar', range);
    if (isTutoringTime(local, items[0]?.isSchoolDay ?? false)) throw errors.TIME_IN_LESSONS();
  };

  const times = action({
    rest: 'GET /change-times',
    summary: 'When a change can be planned in the next days: any time but the tutoring hours of school days.',
    allow: manage,
    params: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })) }, closed),
    returns: Type.Object({
      tutoringHours: Type.Object({ from: Type.String(), to: Type.String() }),
      furthest: Type.String({ format: 'date-time', description: 'Nothing is planned for later.' }),
      days: Type.Array(Type.Object({ date: Type.String(), isSchoolDay: Type.Boolean() })),
    }),
    handler: async ({ call, now, params: { days = 14 } }) => {
      const today = now().getTime();
      const dateAfter = (count: number) => localTimeOf(new Date(today + count * dayMs), platform.config.timeZone).date;
      const range = { from: dateAfter(0), to: dateAfter(days - 1) };
      const { items } = await call<{ items: { date: string; isSchoolDay: boolean }[] }>('organisation.calendar', range);
      return {
        tutoringHours,
        furthest: new Date(today + furthestMs).toISOString(),
        days: items.map(({ date, isSchoolDay }) => ({ date, isSchoolDay })),
      };
    },
  });

  const schedule = action({
    rest: 'POST /plugins/:id/scheduled-changes',
    summary: 'Plans a change of a plugin in a district for a time outside of tutoring hours.',
    allow: manage,
    idempotent: true,
    status: 201,
    params: Type.Object(
      {
        id: PluginId,
        districtId: DistrictId,
        dueAt: Type.String({ format: 'date-time' }),
        enabled: Type.Boolean(),
        settings: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
        follows: FollowsSchema,
        pinnedVersion: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
        canaryPercent: Type.Integer({ minimum: 0, maximum: 100 }),
      },
      closed,
    ),
    returns: ScheduledChangeSchema,
    handler: async (context) => {
      const { id: pluginId, districtId: asked, dueAt: text, ...wanted } = context.params;
      const districtId = await existingDistrict(context, asked);
      const dueAt = new Date(text);
      await checkTime(context, dueAt);
      const catalogue = new Catalogue(await readDesiredState(context.db));
      const isPinned = wanted.follows === 'pinned' && wanted.pinnedVersion !== null;
      const manifest = isPinned ? catalogue.release(pluginId, wanted.pinnedVersion!).manifest : catalogue.manifestFor(pluginId, districtId);
      const settings = checkSettings(manifest, wanted.settings);
      const { id: createdBy, name: createdByName } = context.caller;
      const change = { id: context.newId(), pluginId, districtId, dueAt: dueAt.getTime(), createdBy, createdByName, wanted: { ...wanted, settings } };
      const planned = await context.transaction(async (work) => {
        await insertScheduled(work.db, change, context.now().getTime());
        work.record({ kind: 'plugin-manager.change-planned', subjectId: pluginId, payload: { districtId, dueAt: text, ...change.wanted } });
        return viewScheduled({ ...change, state: 'waiting', failure: null });
      });
      platform.broadcast('plugin-manager.changed', { pluginId, districtId });
      return planned;
    },
  });

  const cancel = action({
    rest: 'DELETE /plugins/:id/scheduled-changes/:changeId',
    summary: 'Calls off a planned change that has not happened yet.',
    allow: manage,
    status: 204,
    params: Type.Object({ id: PluginId, changeId: Type.String({ maxLength: 36 }), districtId: DistrictId }, closed),
    returns: Type.Null(),
    handler: async (context) => {
      const { changeId, id, districtId: asked } = context.params;
      const districtId = await existingDistrict(context, asked);
      await context.transaction(async (work) => {
        if (!(await cancelScheduled(work.db, changeId, districtId, context.now().getTime()))) throw commonErrors.NOT_FOUND();
        work.record({ kind: 'plugin-manager.change-cancelled', subjectId: id, payload: { districtId, changeId } });
      });
      platform.broadcast('plugin-manager.changed', { pluginId: id, districtId });
      return null;
    },
  });

  return { changeTimes: times, scheduleChange: schedule, cancelScheduledChange: cancel };
}

async function carryOut(platform: Platform, context: Context, change: ScheduledChange): Promise<void> {
  const { pluginId, districtId } = change;
  const before = await readInstallation(context.db, pluginId, districtId);
  const wanted = { ...change.wanted, pluginId, districtId, expectedRevision: before?.revision ?? 0 };
  const by = { id: change.createdBy, name: change.createdByName };
  try {
    await changeInstallation(platform, context, wanted, by);
    await settleScheduled(context.db, change.id, 'done', context.now().getTime());
  } catch (error) {
    const failure = (error as Error).message;
    context.log.warn({ err: error, plugin: pluginId, district: districtId }, 'a planned change failed');
    await settleScheduled(context.db, change.id, 'failed', context.now().getTime(), failure);
    await tellFailure(context, change);
  }
}

async function tellFailure({ transaction }: Context, { createdBy, pluginId }: ScheduledChange): Promise<void> {
  await transaction(async (work) =>
    work.notify({
      accountId: createdBy,
      kind: 'plugin-manager.planned-change-failed',
      title: { 'zh-CN': '计划的插件变更未能完成', en: 'A planned change of a plugin failed' },
      link: `/plugins/${pluginId}`,
    }),
  );
}

/** Carries out what is due; of all nodes one does, and what a node began before it died is done by the next. */
export function scheduledChangesTimer(platform: Platform): Timer {
  return {
    everySeconds: 10,
    handler: async (context) => {
      for (const change of await readDue(context.db, context.now().getTime())) await carryOut(platform, context, change);
    },
  };
}
