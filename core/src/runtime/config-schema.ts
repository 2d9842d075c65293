import { Type, type Static } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;

const Limit = Type.Object(
  {
    /** Without end. */
    perSecond: Type.Integer({ minimum: 1 }),
    /** More at once, regained over ten seconds. */
    burst: Type.Integer({ minimum: 0 }),
  },
  closed,
);

/** JSON Schema of all settings of a node (config/default.yaml, FUDAO_CONFIG, environment). */
export const ConfigSchema = Type.Object(
  {
    /** TCP port of the gateway, or of a worker's health; 0 takes a free one. */
    port: Type.Integer({ minimum: 0, maximum: 65535 }),
    host: Type.String({ minLength: 1 }),
    dataFolder: Type.String({ minLength: 1 }),
    /** In production there is no demo city, secrets must be given, and cookies are sent over https only. */
    production: Type.Boolean(),
    logLevel: Type.Union(['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level))),
    /** Whether a reverse proxy in front sets x-forwarded-for and x-forwarded-proto. */
    trustProxy: Type.Boolean(),
    timeZone: Type.String({ minLength: 1 }),
    /** `gateway` serves HTTP and realtime, `worker` runs deferred work and timers. */
    roles: Type.Array(Type.Union([Type.Literal('gateway'), Type.Literal('worker')]), {
      minItems: 1,
      uniqueItems: true,
    }),
    demo: Type.Boolean(),
    /** Requests that one sender may make of this node's gateway. */
    limits: Type.Object({ account: Limit, address: Limit }, closed),
    plugins: Type.Object(
      {
        /** Calls that one release may have under way on a node; more are refused for a moment. */
        callsAtOnce: Type.Integer({ minimum: 1, maximum: 10_000 }),
        /** A plugin that holds up the whole node for so long is ended; 0 lets it go on. */
        longestStallMs: Type.Union([Type.Literal(0), Type.Integer({ minimum: 500 })]),
      },
      closed,
    ),
    database: Type.Object({ url: Type.Optional(Type.String({ pattern: '^(mysql|mariadb)://' })) }, closed),
    nats: Type.Object({ url: Type.Optional(Type.String({ pattern: '^(nats|tls)://' })) }, closed),
    storage: Type.Object(
      {
        endpoint: Type.Optional(Type.String({ pattern: '^https?://' })),
        bucket: Type.Optional(Type.String({ minLength: 3 })),
        region: Type.Optional(Type.String()),
        accessKeyId: Type.Optional(Type.String()),
        secretAccessKey: Type.Optional(Type.String()),
      },
      closed,
    ),
    jitsi: Type.Object(
      {
        /** Where browsers reach Jitsi's pages, its library and its WebSocket. */
        url: Type.Optional(Type.String({ pattern: '^https?://[^/\\s]+$' })),
        /** Its XMPP domain, and below it `muc.` and `focus.`. */
        domain: Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$' }),
        appId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        /** Signs tokens by HS256; or a private key (PKCS#8 in PEM) and its id, which Jitsi has the other half of, by RS256. */
        secret: Type.Optional(Type.String({ minLength: 32 })),
        privateKey: Type.Optional(Type.String({ pattern: '^-----BEGIN PRIVATE KEY-----' })),
        keyId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        /** Where nodes tell our module in its prosody what to do; not reachable from outside. */
        ordersUrl: Type.Optional(Type.String({ pattern: '^https?://\\S+/fudao/orders$' })),
        /** Signs what nodes and our module tell each other. */
        messageSecret: Type.Optional(Type.String({ minLength: 32, pattern: '^[A-Za-z0-9+/=_-]+$' })),
      },
      closed,
    ),
    media: Type.Object(
      {
        /** Whether a node without Jitsi runs the installed prosody for calls of two; a cluster never does. */
        embedded: Type.Boolean(),
        /** By which browsers behind routers find each other: `stun:host:port`. */
        stunUrls: Type.Array(Type.String({ pattern: '^stuns?:[^/?]+$', maxLength: 200 }), { maxItems: 8 }),
        /** Which pass sound on where two browsers cannot reach each other: `turn:host:port`. */
        turnUrls: Type.Array(Type.String({ pattern: '^turns?:[^/]+$', maxLength: 200 }), { maxItems: 8 }),
        /** Shared with the TURN servers. */
        turnSecret: Type.Optional(Type.String({ minLength: 16 })),
      },
      closed,
    ),
    identity: Type.Object(
      {
        accessTokenMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
        refreshTokenDays: Type.Integer({ minimum: 1, maximum: 90 }),
        /** Signs access tokens; at least 32 characters. Embedded: made once and kept in the data folder. */
        tokenSecret: Type.Optional(Type.String({ minLength: 32 })),
      },
      closed,
    ),
    /** Where people reach the platform; links in mails begin with it. */
    publicUrl: Type.Optional(Type.String({ pattern: '^https?://[^/\\s]+$' })),
    push: Type.Object(
      {
        /** 32 bytes in base64; signs what goes to push services. Made once and kept in the data folder unless given. */
        key: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })),
        /** Whom a push service writes to when something is wrong. */
        contact: Type.Optional(Type.String({ pattern: '^(mailto:|https://)\\S+$' })),
        /** Push services that browsers may name; `*.` stands for any host below. */
        hosts: Type.Array(Type.String({ pattern: '^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+$' })),
      },
      closed,
    ),
    mail: Type.Object(
      {
        url: Type.Optional(Type.String({ pattern: '^smtps?://\\S+$' })),
        from: Type.Optional(Type.String({ minLength: 3, maxLength: 200, pattern: '^[^\\r\\n]*@[^\\r\\n]*$' })),
      },
      closed,
    ),
    sms: Type.Object(
      {
        /** `file` puts each message into the data folder for a sender of the operator's; unset: only outside of production. */
        gateway: Type.Optional(Type.Union([Type.Literal('file'), Type.Literal('none')])),
      },
      closed,
    ),
    documents: Type.Object(
      {
        /** What one plugin may keep in one district, in bytes. */
        quotaBytes: Type.Integer({ minimum: 1 }),
      },
      closed,
    ),
    records: Type.Object(
      {
        /** 32 bytes in base64; wraps the key of each person. Embedded: made once and kept in the data folder. */
        masterKey: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })),
      },
      closed,
    ),
  },
  closed,
);

export type Config = Static<typeof ConfigSchema>;
