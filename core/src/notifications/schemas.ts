import { Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 36 });
const Kind = Type.String({ pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+$', maxLength: 80 });

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
  { limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }), cursor: Type.Optional(Id) },
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
