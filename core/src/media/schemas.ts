import { Type, type Static } from '@fudao/plugin-sdk';
import { endReasons } from './rooms/room-state.ts';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ minLength: 1, maxLength: 64 });
/** Milliseconds since 1970. */
export const Moment = Type.Integer({ minimum: 0 });
const MaybeMoment = Type.Union([Moment, Type.Null()]);
const literals = <const T extends string>(names: readonly T[]) => Type.Union(names.map((name) => Type.Literal(name)));

const Role = literals(['moderator', 'participant']);
const People = Type.Array(Type.Object({ id: Id, role: Role }, closed), { minItems: 1, maxItems: 500 });

export const OpenParams = Type.Object(
  {
    /** The plugin's own name for it: the same key again gives the same room. */
    key: Type.String({ minLength: 1, maxLength: 100 }),
    startsAt: Moment,
    endsAt: Moment,
    people: People,
    /** What policy reserved for it: when that is to end, so does the room. */
    reservationId: Type.Optional(Id),
  },
  closed,
);
export const AdmitParams = Type.Object({ id: Id, people: People }, closed);
export const ById = Type.Object({ id: Id }, closed);
export const SupervisionParams = Type.Object({ id: Id, reason: Type.String({ minLength: 2, maxLength: 300 }) }, closed);

export const RoomView = Type.Object(
  {
    id: Id,
    key: Type.String(),
    state: literals(['open', 'live', 'ended']),
    opensAt: Moment,
    startsAt: Moment,
    endsAt: Moment,
    endedAt: MaybeMoment,
    endReason: Type.Union([Type.Null(), literals(endReasons)]),
    /** The clock that counts. */
    serverNow: Moment,
  },
  closed,
);

const about = { room: RoomView, role: Role };

export const TicketView = Type.Union([
  Type.Object(
    {
      ...about,
      audio: Type.Literal('ready'),
      provider: literals(['embedded', 'jitsi']),
      /** What the media server knows the room by. */
      roomName: Type.String(),
      /** For this person and this room alone; good until shortly after the end. */
      token: Type.String(),
      hosts: Type.Object({ domain: Type.String(), muc: Type.String(), focus: Type.String() }, closed),
      /** A path on the platform's own address, or a whole address. */
      websocket: Type.String(),
      /** Where the library that fits the server is loaded from; null: the app's own. */
      library: Type.Union([Type.String(), Type.Null()]),
      /** By whom browsers behind routers find each other; as `RTCPeerConnection` takes them. */
      iceServers: Type.Array(Type.Object({ urls: Type.Array(Type.String()), username: Type.Optional(Type.String()), credential: Type.Optional(Type.String()) }, closed)),
      /** How many people may be in it, where the server cannot do more. */
      mostPeople: Type.Union([Type.Integer(), Type.Null()]),
    },
    closed,
  ),
  /** There is no media server: the room goes on with text and board. */
  Type.Object({ ...about, audio: Type.Literal('none') }, closed),
]);

/** The media server as far as anybody may know of it. */
export const ServerView = Type.Union([
  Type.Object({ audio: Type.Literal('ready'), library: Type.Union([Type.String(), Type.Null()]) }, closed),
  Type.Object({ audio: Type.Literal('none') }, closed),
]);

export const SignedMessage = Type.Object(
  { payload: Type.String({ minLength: 2, maxLength: 4_000 }), signature: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  closed,
);
/** What the media server does with a room after it told something of it. */
export const Order = Type.Object({ ended: Type.Boolean(), endsAt: MaybeMoment, removed: Type.Boolean() }, closed);

const Person = Type.Object(
  {
    personId: Id,
    role: Role,
    seconds: Type.Integer({ minimum: 0 }),
    /** In which the other side was there too. */
    togetherSeconds: Type.Integer({ minimum: 0 }),
    firstAt: MaybeMoment,
    lastAt: MaybeMoment,
  },
  closed,
);
const attendance = {
  people: Type.Array(Person),
  togetherSeconds: Type.Integer({ minimum: 0 }),
  togetherFrom: MaybeMoment,
  togetherTo: MaybeMoment,
};
export const AttendanceView = Type.Object({ roomId: Id, ...attendance }, closed);

const told = {
  roomId: Id,
  ownerId: Type.String(),
  ownKey: Type.String(),
  districtId: Type.Union([Type.String(), Type.Null()]),
  startsAt: Moment,
  endsAt: Moment,
  endedAt: Moment,
};

export const events = {
  'media.room-ended.v1': Type.Object({ ...told, reason: literals(endReasons) }, closed),
  /** Told when it is over, and again with a higher revision where word that came late changes it. */
  'media.attendance.v1': Type.Object({ ...told, revision: Type.Integer({ minimum: 1 }), ...attendance }, closed),
};

export type OpenRoom = Static<typeof OpenParams>;
export type Ticket = Static<typeof TicketView>;
export type RoomAnswer = Static<typeof RoomView>;
