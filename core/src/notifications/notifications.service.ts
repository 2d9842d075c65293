import {
  action,
  commonErrors,
  consumer,
  defineService,
  Type,
  type PluginContext,
  type ServiceDefinition,
} from '@fudao/plugin-sdk';
import { defineAddressActions } from './addresses/addresses.actions.ts';
import { followConsent, type ConsentChanged } from './consent/withdrawn.ts';
import { forgetDeliveries } from './delivery/deliveries.repository.ts';
import { defineDeviceActions } from './devices/devices.actions.ts';
import { removeDevicesSeenBefore } from './devices/devices.repository.ts';
import { sendDigests } from './digest/send-digests.ts';
import { errors } from './errors.ts';
import { policyOf, type NotificationsParts } from './notifications-parts.ts';
import {
  countUnread,
  findMutes,
  findNotification,
  findNotifications,
  forgetBefore,
  forgetKinds,
  markRead,
  saveMute,
} from './notifications.repository.ts';
import { defineOperationActions } from './operation/operation.actions.ts';
import * as schemas from './schemas.ts';
import { sendNotification } from './send-notification.ts';
import { defineSettingsActions } from './settings/settings.actions.ts';

const dayMs = 24 * 3_600_000;
const forgetBatch = 1000;
/** A browser that nobody opened the app in for so long is nobody's any more. */
const deviceDays = 60;

async function forgetOld(context: PluginContext<never>, parts: NotificationsParts): Promise<void> {
  const now = context.now().getTime();
  const before = now - policyOf(parts).keptDays * dayMs;
  while ((await forgetBefore(context.db, before, forgetBatch)) === forgetBatch);
  while ((await forgetDeliveries(context.db, before, forgetBatch)) === forgetBatch);
  await removeDevicesSeenBefore(context.db, now - deviceDays * dayMs);
}

function mute(context: PluginContext & { params: { kind: string } }, at: number | null): Promise<{ kinds: string[] }> {
  const { caller, params } = context;
  return context.transaction(async ({ db }) => {
    await saveMute(db, caller.id, params.kind, at);
    return { kinds: await findMutes(db, caller.id) };
  });
}

function defineListActions(parts: NotificationsParts) {
  return {
    send: action({
      summary: 'Tells a person something, now or when next signed in.',
      allow: 'internal',
      capability: 'notifications.send',
      idempotent: true,
      params: schemas.SendParams,
      returns: Type.Object({ id: Type.Union([Type.Null(), Type.String()]) }),
      handler: (ctx) => sendNotification(parts, ctx),
    }),

    list: action({
      rest: 'GET /',
      summary: "The caller's notifications, newest first.",
      allow: 'signed-in',
      params: schemas.ListParams,
      returns: schemas.NotificationPage,
      handler: async ({ db, caller, params: { limit, cursor, unread } }) => {
        const items = await findNotifications(db, { accountId: caller.id, cursor, limit, unread });
        return { items, nextCursor: items.length < limit ? null : items.at(-1)!.id };
      },
    }),

    item: action({
      rest: 'GET /items/:id',
      summary: "One of the caller's notifications: what a click outside of the app leads to.",
      allow: 'signed-in',
      params: schemas.IdParams,
      returns: schemas.NotificationView,
      handler: async ({ db, caller, params }) => {
        const found = await findNotification(db, caller.id, params.id);
        if (!found) throw commonErrors.NOT_FOUND();
        return found;
      },
    }),

    unreadCount: action({
      rest: 'GET /unread-count',
      summary: "How many of the caller's notifications are unread.",
      allow: 'signed-in',
      params: schemas.NoParams,
      returns: schemas.Unread,
      handler: async ({ db, caller }) => ({ unread: await countUnread(db, caller.id) }),
    }),

    markRead: action({
      rest: 'POST /read',
      summary: "Marks some or all of the caller's notifications as read.",
      allow: 'signed-in',
      params: schemas.ReadParams,
      returns: schemas.Unread,
      handler: (ctx) =>
        ctx.transaction(async (work) => {
          const { caller, params } = ctx;
          const ids = params.all ? ('all' as const) : (params.ids ?? []);
          const changed = ids.length === 0 ? 0 : await markRead(work.db, caller.id, ids, ctx.now().getTime());
          const unread = await countUnread(work.db, caller.id);
          // The person's other open apps count along.
          if (changed > 0) work.push({ accounts: [caller.id] }, 'notifications.changed', { unread });
          return { unread };
        }),
    }),

    mutes: action({
      rest: 'GET /mutes',
      summary: 'Kinds of notifications that the caller does not want.',
      allow: 'signed-in',
      params: schemas.NoParams,
      returns: schemas.MuteList,
      handler: async ({ db, caller }) => ({ kinds: await findMutes(db, caller.id) }),
    }),

    mute: action({
      rest: 'PUT /mutes/:kind',
      summary: 'Stops notifications of a kind.',
      allow: 'signed-in',
      params: schemas.KindParams,
      returns: schemas.MuteList,
      handler: (ctx) => {
        if (parts.kinds.find(ctx.params.kind)?.obligatory) throw errors.OBLIGATORY();
        return mute(ctx, ctx.now().getTime());
      },
    }),

    unmute: action({
      rest: 'DELETE /mutes/:kind',
      summary: 'Lets notifications of a kind come again.',
      allow: 'signed-in',
      params: schemas.KindParams,
      returns: schemas.MuteList,
      handler: (ctx) => mute(ctx, null),
    }),

    forgetPlugin: action({
      summary: 'Forgets everything that a plugin told people.',
      allow: 'internal',
      params: schemas.PluginParams,
      returns: Type.Object({ removed: Type.Integer() }),
      timeoutMs: 600_000,
      handler: async ({ db, params }) => {
        for (let removed = 0; ;) {
          const some = await forgetKinds(db, params.pluginId, forgetBatch);
          removed += some;
          if (some === 0) return { removed };
        }
      },
    }),
  };
}

export function defineNotificationsService(parts: NotificationsParts): ServiceDefinition {
  return defineService({
    name: 'notifications',
    actions: {
      ...defineListActions(parts),
      ...defineSettingsActions(parts),
      ...defineDeviceActions(parts),
      ...defineAddressActions(parts),
      ...defineOperationActions(parts),
    },
    events: {
      'consent.changed.v1': consumer<ConsentChanged>(followConsent as never),
    },
    timers: {
      'forget old notifications': { everySeconds: 3600, handler: (context) => forgetOld(context, parts) },
      'send digests': { everySeconds: 60, handler: (context) => sendDigests(context, parts) },
    },
  });
}
