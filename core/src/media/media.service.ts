import { action, consumer, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { readAttendance } from './attendance/tell-attendance.ts';
import { forgetPresence, isForgotten } from './attendance/forget-presence.ts';
import { closeStays } from './attendance/close-stays.ts';
import { takeIn } from './attendance/take-in.ts';
import { errors } from './errors.ts';
import type { MediaParts } from './media-parts.ts';
import { endRooms } from './permissions.ts';
import { workOffDueRooms } from './rooms/due-rooms.ts';
import { endRoom } from './rooms/end-room.ts';
import { endForSupervision } from './rooms/end-for-supervision.ts';
import { followEndNow, followInstallation, followSuspension } from './rooms/follow-others.ts';
import { findOwnRoom, joinRoom } from './rooms/join-room.ts';
import { admitPeople, openRoom, ownerOf } from './rooms/open-room.ts';
import { viewOf } from './rooms/room-view.ts';
import { isOpenAt } from './rooms/room-state.ts';
import { findByName, findRoom } from './rooms/rooms.repository.ts';
import * as schemas from './schemas.ts';

const capability = 'media.room';

export function defineMediaService(parts: MediaParts): ServiceDefinition {
  return defineService({
    name: 'media',

    actions: {
      open: action({
        summary: 'Opens a room for a session or class; the same key again gives the same room.',
        allow: 'internal',
        capability,
        params: schemas.OpenParams,
        returns: schemas.RoomView,
        handler: async (ctx) => viewOf(await openRoom(ctx), ctx.now().getTime()),
      }),

      admit: action({
        summary: 'Lets more people into a room of the own.',
        allow: 'internal',
        capability,
        params: schemas.AdmitParams,
        returns: schemas.RoomView,
        handler: async (ctx) => viewOf(await admitPeople(ctx), ctx.now().getTime()),
      }),

      join: action({
        rest: 'POST /rooms/:id/join',
        summary: 'What a member needs to come in: a token of the own, where to connect, and the clock that counts.',
        allow: 'signed-in',
        capability,
        params: schemas.ById,
        returns: schemas.TicketView,
        handler: (ctx) => joinRoom(ctx, parts),
      }),

      server: action({
        rest: 'GET /server',
        summary: 'What a browser may fetch while a call rings, so that the room is there at once.',
        allow: 'signed-in',
        params: Type.Object({}, schemas.closed),
        returns: schemas.ServerView,
        handler: () => Promise.resolve(parts.provider ? { audio: 'ready' as const, library: parts.provider.library } : { audio: 'none' as const }),
      }),

      state: action({
        rest: 'GET /rooms/:id',
        summary: 'How a room stands, for its members and its owner.',
        allow: 'signed-in',
        capability,
        params: schemas.ById,
        returns: schemas.RoomView,
        handler: async (ctx) => viewOf((await findOwnRoom(ctx)).room, ctx.now().getTime()),
      }),

      end: action({
        summary: 'Ends a room of the own now; a second time changes nothing.',
        allow: 'internal',
        capability,
        params: schemas.ById,
        returns: schemas.RoomView,
        handler: async (ctx) => {
          const found = await findRoom(ctx.db, ctx.params.id);
          if (!found || found.ownerId !== ownerOf(ctx)) throw errors.ROOM_NOT_FOUND();
          return viewOf((await endRoom(ctx as never, found.id, 'owner'))!, ctx.now().getTime());
        },
      }),

      endForSupervision: action({
        rest: 'POST /rooms/:id/end',
        summary: 'Ends a room of the own district, or any of the city, at once; the reason is put on the record.',
        allow: [endRooms],
        params: schemas.SupervisionParams,
        returns: schemas.RoomView,
        handler: async (ctx) => viewOf(await endForSupervision(ctx), ctx.now().getTime()),
      }),

      attendance: action({
        summary: 'Who has been in a room of the own how long, by what the media server told.',
        allow: 'internal',
        capability,
        params: schemas.ById,
        returns: schemas.AttendanceView,
        handler: async (ctx) => {
          const { room } = await findOwnRoom(ctx);
          if (isForgotten(room, parts.policy, ctx.now().getTime())) throw errors.ATTENDANCE_FORGOTTEN({ days: parts.policy.presenceDays });
          return { roomId: room.id, ...(await readAttendance(ctx.db, room, ctx.now().getTime())) } as never;
        },
      }),

      takeIn: action({
        rest: 'POST /events',
        summary: 'What the media server tells of who came and who left; signed with the secret that both know.',
        allow: 'anyone',
        params: schemas.SignedMessage,
        returns: schemas.Order,
        handler: (ctx) => takeIn(ctx, parts),
      }),

      isOpen: action({
        summary: 'Whether the media server may open a room of that name now.',
        allow: 'internal',
        params: Type.Object({ name: Type.String({ maxLength: 100 }) }, schemas.closed),
        returns: Type.Object({ isOpen: Type.Boolean() }, schemas.closed),
        handler: async ({ db, params, now }) => {
          const room = await findByName(db, params.name);
          return { isOpen: room !== undefined && isOpenAt(room, now().getTime()) };
        },
      }),

      lineLost: action({
        summary: 'The media server was gone at a moment: whoever was in a room was not there any more.',
        allow: 'internal',
        params: Type.Object({ at: schemas.Moment }, schemas.closed),
        returns: Type.Null(),
        handler: async (ctx) => {
          await closeStays(ctx, ctx.params.at);
          return null;
        },
      }),

      closeAtProvider: action({
        summary: 'Makes the media server send everybody away from a room that is over.',
        allow: 'internal',
        params: schemas.ById,
        returns: Type.Null(),
        handler: async ({ db, params }) => {
          const room = await findRoom(db, params.id);
          if (room?.state === 'ended') await parts.provider?.end(room.name, room.endReason ?? 'time');
          return null;
        },
      }),

      removeAtProvider: action({
        summary: 'Makes the media server send one person away.',
        allow: 'internal',
        params: Type.Object({ id: schemas.Id, personId: schemas.Id }, schemas.closed),
        returns: Type.Null(),
        handler: async ({ db, params }) => {
          const room = await findRoom(db, params.id);
          if (room) await parts.provider?.remove(room.name, params.personId);
          return null;
        },
      }),
    },

    events: {
      'safety.suspended.v1': consumer<{ personId: string; pluginId: string | null }>((ctx) => followSuspension(ctx as never)),
      'policy.end-now.v1': consumer<{ reservationId: string }>((ctx) => followEndNow(ctx as never)),
      'plugin-manager.installation-changed.v1': consumer<{ pluginId: string; districtId: string; enabled: boolean }>((ctx) =>
        followInstallation(ctx as never),
      ),
    },

    timers: {
      'end rooms and tell attendance': { everySeconds: 5, handler: workOffDueRooms },
      'forget who came and left': { everySeconds: 3_600, handler: (context) => forgetPresence(context, parts.policy) },
    },
  });
}
