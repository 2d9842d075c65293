import { commonErrors, type ActionContext } from '@fudao/plugin-sdk';
import { noteHere } from '../attendance/note-here.ts';
import { errors } from '../errors.ts';
import type { MediaParts } from '../media-parts.ts';
import { iceServersFor } from '../provider/ice-servers.ts';
import type { Ticket } from '../schemas.ts';
import { admits, type Admission } from './room-state.ts';
import { viewOf } from './room-view.ts';
import { findMembers, findRoom, type Member, type MediaRoom } from './rooms.repository.ts';

const refusals: Readonly<Record<Exclude<Admission, 'ready'>, (room: MediaRoom) => Error>> = {
  'not-a-member': () => errors.NOT_A_MEMBER(),
  removed: () => errors.REMOVED(),
  'not-open-yet': ({ opensAt }) => errors.NOT_OPEN_YET({ opensAt }),
  over: ({ endReason }) => errors.OVER({ reason: endReason ?? 'time' }),
};

type Context = ActionContext<{ id: string }>;

/** A room as far as the caller may know of it: the owner's, or one that the caller is a member of. */
export async function findOwnRoom({ db, params, caller, callingPlugin }: Context): Promise<{ room: MediaRoom; member: Member | undefined }> {
  const room = await findRoom(db, params.id);
  if (!room || (callingPlugin !== undefined && room.ownerId !== callingPlugin)) throw errors.ROOM_NOT_FOUND();
  const member = (await findMembers(db, room.id)).find(({ personId }) => personId === caller.id);
  if (caller.kind !== 'system' && callingPlugin === undefined && !member) throw errors.NOT_A_MEMBER();
  return { room, member };
}

interface Suspensions {
  readonly items: readonly { personId: string; pluginId: string | null; until: number | null }[] | null;
}

/** The gateway keeps out who is suspended; who was suspended a moment ago gets no token either. */
async function demandOpen({ call, caller, now }: Context, { ownerId }: MediaRoom): Promise<void> {
  const { items } = await call<Suspensions>('safety.suspensionState', { revision: null });
  const isSuspended = items?.some(({ personId, pluginId, until }) => personId === caller.id && (pluginId ?? ownerId) === ownerId && (until === null || until > now().getTime()));
  if (isSuspended) throw errors.REMOVED();
}

/** What the caller needs to come in: a token for this person and room, and where to go with it. */
export async function joinRoom(context: Context, { provider, ice }: MediaParts): Promise<Ticket> {
  const { caller, call } = context;
  const now = context.now().getTime();
  const { room, member } = await findOwnRoom(context);
  const admission = admits(room, member, now);
  if (admission !== 'ready') throw refusals[admission](room);
  await demandOpen(context, room);
  const { role } = member!;
  const about = { room: viewOf(room, now), role };
  const [person] = await call<{ id: string; name: string }[]>('identity.accountDetails', { ids: [caller.id] });
  if (!person) throw commonErrors.NOT_ALLOWED();
  const entrance = await provider?.entrance({ roomName: room.name, person: { id: caller.id, name: person.name, role }, now, endsAt: room.endsAt });
  if (!provider || !entrance) {
    await noteHere(context, room.id, caller.id);
    return { ...about, audio: 'none' };
  }
  return { ...about, audio: 'ready', provider: provider.name, roomName: room.name, library: provider.library, iceServers: iceServersFor(ice, room.endsAt), ...entrance };
}
