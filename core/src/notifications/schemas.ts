import { LocalTextSchema, outsideChannels, Type } from '@fudao/plugin-sdk';
import { digestRhythms } from './digest/next-digest.ts';

export const closed = { additionalProperties: false } as const;
export const Id = Type.String({ minLength: 1, maxLength: 36 });
export const Kind = Type.String({ pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+$', maxLength: 80 });

const Text = (maxLength: number) =>
  Type.Object(
    { 'zh-CN': Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) },
    closed,
  );

/** A path within the app: `//host` and `/\host` would leave it. */
const Link = Type.String({ pattern: '^/(?![/\\\\])[^\\s\\\\]*$', maxLength: 500 });

export const SendParams = Type.Object(
  {
    accountId: Type.String({ minLength: 1, maxLength: 64 }),
    kind: Kind,
    title: Text(200),
    body: Type.Optional(Text(1000)),
    link: Type.Optional(Link),
    /** Room or plugin that sends it. */
    ownerId: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);

export const NotificationView = Type.Object(
  {
    id: Id,
    kind: Type.String(),
    title: Text(200),
    body: Type.Union([Type.Null(), Text(1000)]),
    link: Type.Union([Type.Null(), Type.String()]),
    /** Milliseconds since 1970. */
    createdAt: Type.Integer(),
    readAt: Type.Union([Type.Null(), Type.Integer()]),
  },
  closed,
);

export const ListParams = Type.Object(
  { limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }), cursor: Type.Optional(Id), unread: Type.Optional(Type.Boolean()) },
  closed,
);

export const NotificationPage = Type.Object(
  { items: Type.Array(NotificationView), nextCursor: Type.Union([Type.Null(), Type.String()]) },
  closed,
);

export const Unread = Type.Object({ unread: Type.Integer({ minimum: 0 }) }, closed);

export const ReadParams = Type.Object(
  { ids: Type.Optional(Type.Array(Id, { maxItems: 200 })), all: Type.Optional(Type.Boolean()) },
  closed,
);

export const NoParams = Type.Object({}, closed);
export const KindParams = Type.Object({ kind: Kind }, closed);
export const MuteList = Type.Object({ kinds: Type.Array(Type.String()) }, closed);

export const PluginParams = Type.Object({ pluginId: Type.String({ minLength: 1, maxLength: 40 }) }, closed);

export const IdParams = Type.Object({ id: Id }, closed);
export const LanguageSchema = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
export const OutsideChannelSchema = Type.Union(outsideChannels.map((channel) => Type.Literal(channel)));
export const AddressChannelSchema = Type.Union([Type.Literal('mail'), Type.Literal('sms')]);
const maybeTime = Type.Union([Type.Null(), Type.Integer()]);
const maybeText = Type.Union([Type.Null(), Type.String()]);

/** Minutes of the wall's clock. */
const Minute = Type.Integer({ minimum: 0, maximum: 1439 });
export const QuietHoursSchema = Type.Object({ from: Minute, to: Minute }, closed);
export const DigestSchema = Type.Object(
  {
    every: Type.Union(digestRhythms.map((every) => Type.Literal(every))),
    minute: Minute,
    /** 1 is Monday. */
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  },
  closed,
);
export const ChoiceParams = Type.Object({ kind: Kind, channel: OutsideChannelSchema, isWanted: Type.Boolean() }, closed);

export const DeviceView = Type.Object(
  {
    id: Id,
    name: LocalTextSchema,
    /** SHA-256 of its address in hex: by it a browser knows itself. */
    endpointHash: Type.String(),
    createdAt: Type.Integer(),
    seenAt: Type.Integer(),
  },
  closed,
);

const Base64Url = (minLength: number, maxLength: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+={0,2}$', minLength, maxLength });

export const AddDeviceParams = Type.Object(
  {
    app: Type.Union([Type.Literal('student'), Type.Literal('admin')]),
    language: LanguageSchema,
    endpoint: Type.String({ minLength: 10, maxLength: 1000, pattern: '^https://\\S+$' }),
    /** The browser's public key (65 bytes) and secret (16 bytes), in base64url. */
    p256dh: Base64Url(86, 90),
    auth: Base64Url(22, 26),
  },
  closed,
);

export const AddressView = Type.Object(
  {
    channel: AddressChannelSchema,
    address: maybeText,
    verifiedAt: maybeTime,
    /** Given, and its code not yet. */
    pending: maybeText,
    codeExpiresAt: maybeTime,
  },
  closed,
);

export const AddressParams = Type.Object({ channel: AddressChannelSchema }, closed);
export const GiveAddressParams = Type.Object(
  { channel: AddressChannelSchema, address: Type.String({ minLength: 3, maxLength: 254 }), language: LanguageSchema },
  closed,
);
export const ConfirmAddressParams = Type.Object(
  { channel: AddressChannelSchema, code: Type.String({ pattern: '^\\s*\\d{6}\\s*$' }) },
  closed,
);

/** Of a student: whether reminders may leave the app, and if not, how the consent stands. */
export const OutsideConsent = Type.Object({ allowed: Type.Boolean(), why: maybeText }, closed);

export const SettingsView = Type.Object(
  {
    kinds: Type.Array(
      Type.Object(
        {
          kind: Type.String(),
          label: LocalTextSchema,
          isUrgent: Type.Boolean(),
          isObligatory: Type.Boolean(),
          isMuted: Type.Boolean(),
          /** On which ways outside it is wanted. */
          channels: Type.Object({ push: Type.Boolean(), mail: Type.Boolean(), sms: Type.Boolean() }, closed),
        },
        closed,
      ),
    ),
    /** Ways that the city has; what is missing is the operator's business. */
    available: Type.Array(OutsideChannelSchema),
    quietHours: Type.Union([Type.Null(), QuietHoursSchema]),
    /** Hold whatever the own ones are; null for who is no student. */
    cityQuietHours: Type.Union([Type.Null(), QuietHoursSchema]),
    digest: DigestSchema,
    digestNextAt: maybeTime,
    /** Null for who is no student: nobody is asked. */
    consent: Type.Union([Type.Null(), OutsideConsent]),
    addresses: Type.Array(AddressView),
    devices: Type.Array(DeviceView),
    /** By which a browser asks its push service for an address. */
    pushKey: Type.String(),
    timeZone: Type.String(),
  },
  closed,
);

export const OperationView = Type.Object(
  {
    channels: Type.Array(
      Type.Object(
        {
          channel: OutsideChannelSchema,
          /** Why it cannot be used; null where it can. */
          missing: Type.Union([Type.Null(), LocalTextSchema]),
          waiting: Type.Integer(),
          /** How long the first that is due has waited, in milliseconds. */
          lateMs: Type.Integer(),
          /** Of the last seven days. */
          sent: Type.Integer(),
          dropped: Type.Integer(),
          failed: Type.Integer(),
          /** Why some of these days failed, the most frequent first. */
          reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const FailedParams = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    cursor: Type.Optional(Id),
    channel: Type.Optional(OutsideChannelSchema),
  },
  closed,
);

export const RetryFailedParams = Type.Object({ channel: Type.Optional(OutsideChannelSchema) }, closed);
export const RestParams = Type.Object(
  { ...RetryFailedParams.properties, id: Type.Optional(Id), endedUntil: Type.Integer({ minimum: 0 }), below: Id },
  closed,
);
export const RetriedView = Type.Object({ retried: Type.Integer(), tooOld: Type.Integer(), goesOn: Type.Boolean() }, closed);

export const FailedPage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          channel: OutsideChannelSchema,
          kind: Type.String(),
          label: LocalTextSchema,
          reason: Type.String(),
          attempts: Type.Integer(),
          createdAt: Type.Integer(),
          endedAt: Type.Integer(),
        },
        closed,
      ),
    ),
    nextCursor: Type.Union([Type.Null(), Type.String()]),
  },
  closed,
);
