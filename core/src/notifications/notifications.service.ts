import { action, defineService, Type, type PluginContext, type ServiceDefinition } from '@fudao/plugin-sdk';
import {
  countUnread,
  findMutes,
  findNotifications,
  forgetBefore,
  forgetKinds,
  markRead,
  saveMute,
} from './notifications.repository.ts';
import * as schemas from './schemas.ts';
import { sendNotification } from './send-notification.ts';

const keptMs = 180 * 24 * 3600_000;
const forgetBatch = 1000;

async function forgetOld(context: PluginContext<never>): Promise<void> {
  const before = context.now().getTime() - keptMs;
  while ((await forgetBefore(context.db, before, forgetBatch)) === forgetBatch);
}

function mute(context: PluginContext & { params: { kind: string } }, at: number | null): Promise<{ kinds: string[] }> {
  const { caller, params } = context;
  return context.transaction(async ({ db }) => {
    await saveMute(db, caller.id, params.kind, at);
    return { kinds: await findMutes(db, caller.id) };
  });
}

export const notifications: ServiceDefinition = defineService({
  name: 'notifications',

  actions: {
    send: action({
      summary: 'Tells a person something, now or when next signed in.',
      allow: 'internal',
      capability: 'notifications.send',
      idempotent: true,
      params: schemas.SendParams,
      returns: Type.Object({ id: Type.Union([Type.Null(), Type.String()]) }),
      handler: (ctx) => sendNotification(ctx),
    }),

    list: action({
      rest: 'GET /',
      summary: "The caller's notifications, newest first.",
      allow: 'signed-in',
      params: schemas.ListParams,
      returns: schemas.NotificationPage,
      handler: async ({ db, caller, params: { limit, cursor } }) => {
        const items = await findNotifications(db, { accountId: caller.id, cursor, limit });
        return { items, nextCursor: items.length < limit ? null : items.at(-1)!.id };
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
      handler: (ctx) => mute(ctx, ctx.now().getTime()),
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
  },

  timers: {
    'forget old notifications': { everySeconds: 3600, handler: forgetOld },
  },
});
