import { action, commonErrors, Type, type ActionContext, type LocalText } from '@fudao/plugin-sdk';
import { isPushEndpoint } from '../channels/push-endpoint.ts';
import { hasDeliverySince, insertDeliveries } from '../delivery/deliveries.repository.ts';
import { demandConsent } from '../consent/outside-consent.ts';
import { errors } from '../errors.ts';
import type { NotificationsParts } from '../notifications-parts.ts';
import { testKind } from '../own-kinds.ts';
import { AddDeviceParams, DeviceView, IdParams } from '../schemas.ts';
import { isMinor, viewDevice } from '../settings/settings-view.ts';
import { saveSettings } from '../settings/settings.repository.ts';
import { ownSettings } from '../settings/settings.actions.ts';
import { findByEndpoint, findDevice, findDevices, removeDevice, saveDevice, type Device } from './devices.repository.ts';

const mostDevices = 10;
const betweenTestsMs = 30_000;
const testUsefulMs = 5 * 60_000;

interface Sessions {
  items: { device: LocalText; isCurrent: boolean }[];
}

/** As identity calls the sign-in's browser. */
async function nameOf(context: Pick<ActionContext<unknown>, 'call'>): Promise<LocalText> {
  const { items } = await context.call<Sessions>('identity.sessions');
  return items.find(({ isCurrent }) => isCurrent)?.device ?? { 'zh-CN': '未知设备', en: 'Unknown device' };
}

async function ownDevice(context: ActionContext<{ id: string }>): Promise<Device> {
  const device = await findDevice(context.db, context.params.id);
  if (device?.accountId !== context.caller.id) throw commonErrors.NOT_FOUND();
  return device;
}

export function defineDeviceActions(parts: NotificationsParts) {
  const { hosts } = parts.platform.config.push;
  return {
    addDevice: action({
      rest: 'POST /devices',
      summary: 'A browser allowed push: what it is sent there from now on is the caller’s. Twice changes nothing.',
      allow: 'signed-in',
      params: AddDeviceParams,
      returns: DeviceView,
      handler: async (ctx) => {
        const { caller, params } = ctx;
        const { sessionId } = caller;
        if (sessionId === null) throw commonErrors.NOT_ALLOWED();
        if (!isPushEndpoint(params.endpoint, hosts)) throw errors.PUSH_SERVICE_REFUSED();
        await demandConsent(ctx.call, { accountId: caller.id, isMinor: isMinor(caller) });
        const name = await nameOf(ctx);
        const now = ctx.now().getTime();
        return ctx.transaction(async (work) => {
          await saveSettings(work.db, await ownSettings(work, ctx), now);
          const known = await findByEndpoint(work.db, params.endpoint);
          const same = known?.accountId === caller.id ? known : undefined;
          const id = same?.id ?? ctx.newId();
          const device = { ...params, id, accountId: caller.id, sessionId, name, createdAt: same?.createdAt ?? now, seenAt: now };
          await saveDevice(work.db, device);
          const [, ...spare] = (await findDevices(work.db, caller.id)).slice(mostDevices - 1);
          for (const one of spare) await removeDevice(work.db, { id: one.id });
          return viewDevice(device);
        });
      },
    }),

    removeDevice: action({
      rest: 'DELETE /devices/:id',
      summary: 'Ends push to one of the caller’s browsers.',
      allow: 'signed-in',
      status: 204,
      params: IdParams,
      returns: Type.Null(),
      handler: async (ctx) => {
        const where = { id: ctx.params.id, account_id: ctx.caller.id };
        const removed = await ctx.transaction(({ db }) => removeDevice(db, where));
        if (removed === 0) throw commonErrors.NOT_FOUND();
        return null;
      },
    }),

    testDevice: action({
      rest: 'POST /devices/:id/test',
      summary: 'Sends a test to one of the caller’s browsers, whatever the hour.',
      allow: 'signed-in',
      status: 202,
      params: IdParams,
      returns: Type.Object({}),
      handler: async (ctx) => {
        await demandConsent(ctx.call, { accountId: ctx.caller.id, isMinor: isMinor(ctx.caller) });
        const device = await ownDevice(ctx);
        const now = ctx.now().getTime();
        await ctx.transaction(async ({ db }) => {
          if (await hasDeliverySince(db, device.id, testKind, now - betweenTestsMs)) throw errors.TESTED_JUST_NOW();
          const times = { createdAt: now, dueAt: now, expiresAt: now + testUsefulMs, attempts: 0 };
          const what = { kind: testKind, channel: 'push', notificationId: null, counts: null, isUrgent: true } as const;
          await insertDeliveries(db, [{ id: ctx.newId(), accountId: ctx.caller.id, deviceId: device.id, ...what, ...times }]);
        });
        parts.lines.nudge();
        return {};
      },
    }),
  };
}
