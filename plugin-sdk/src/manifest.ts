import { Type, type Static } from '@sinclair/typebox';
import { roles } from './caller.ts';
import { LocalTextSchema } from './local-text.ts';
import { NotificationKindSchema } from './notification-kind.ts';

const Role = Type.Union(roles.map((role) => Type.Literal(role)));

const NavigationEntry = Type.Object(
  {
    /** Path below the plugin's own: `/p/<plugin id>/<route>`. */
    route: Type.String({ pattern: '^[a-z0-9/-]*$' }),
    icon: Type.String({ pattern: '^[a-z0-9_]+$' }),
    label: LocalTextSchema,
    /** Shown only to callers with this permission. */
    permission: Type.Optional(Type.String()),
    order: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  },
  { additionalProperties: false },
);

const AppContributions = Type.Object(
  {
    navigation: Type.Optional(Type.Array(NavigationEntry)),
    /** Slot name of the shell to exported component name of the plugin's UI module. */
    slots: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);

/** JSON Schema of `plugin.json`: what a plugin is, readable without running it. */
export const ManifestSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?$' }),
    name: LocalTextSchema,
    summary: LocalTextSchema,
    description: Type.Optional(LocalTextSchema),
    vendor: Type.String({ minLength: 1 }),
    icon: Type.Optional(Type.String({ pattern: '^[a-z0-9_]+$' })),
    /** Pictures for the catalogue: files of the plugin's `screenshots/`, each with what it shows for who cannot see it. */
    screenshots: Type.Optional(
      Type.Array(
        Type.Object(
          { file: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*\\.(png|webp)$', maxLength: 80 }), alt: LocalTextSchema },
          { additionalProperties: false },
        ),
        { maxItems: 8 },
      ),
    ),
    engines: Type.Object({ platform: Type.String() }, { additionalProperties: false }),
    uiAbi: Type.Optional(Type.Integer({ minimum: 1 })),
    ui: Type.Optional(
      Type.Object(
        {
          /** The interface is a page in a sandboxed frame (`ui/<app>/frame.html`) instead of a module of the app. */
          frame: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
    ),
    dependsOn: Type.Optional(Type.Array(Type.String())),
    capabilities: Type.Array(Type.String({ pattern: '^[a-z-]+\\.[a-z-]+$' }), { uniqueItems: true }),
    permissions: Type.Record(
      Type.String({ pattern: '^[a-z0-9-]+:[a-z-]+$' }),
      Type.Object({ roles: Type.Array(Role), risk: LocalTextSchema }, { additionalProperties: false }),
    ),
    /** JSON Schema of the settings a district may set; each property has a `default`. */
    settings: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    contributes: Type.Optional(
      Type.Object(
        {
          student: Type.Optional(AppContributions),
          admin: Type.Optional(AppContributions),
          /** Kinds of notifications that it sends, by the part of the name after `<plugin id>.`. */
          notifications: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z0-9-]{1,39}$' }), NotificationKindSchema)),
        },
        { additionalProperties: false },
      ),
    ),
    events: Type.Optional(
      Type.Object(
        { publishes: Type.Optional(Type.Array(Type.String())), consumes: Type.Optional(Type.Array(Type.String())) },
        { additionalProperties: false },
      ),
    ),
    /**
     * Where something goes on between people: for how many minutes after a district disabled the plugin what is under way
     * may be finished, by the actions that are declared as `finishes`. Nothing new begins.
     */
    drain: Type.Optional(Type.Object({ minutes: Type.Integer({ minimum: 1, maximum: 120 }) }, { additionalProperties: false })),
    privacy: Type.Object(
      {
        holds: Type.Array(LocalTextSchema),
        /** ISO 8601 duration, e.g. `P3Y`. */
        retention: Type.String({ pattern: '^P(\\d+Y)?(\\d+M)?(\\d+D)?$' }),
        /**
         * What students, or before 14 their guardians, are asked to consent to before the plugin gets a call of theirs.
         * They are asked anew whenever a word of it changes. A vendor's plugin that leaves it out is asked for by its
         * `summary` and `vendor`.
         */
        consent: Type.Optional(
          Type.Object(
            { purpose: LocalTextSchema, recipients: Type.Array(LocalTextSchema, { minItems: 1, maxItems: 10 }) },
            { additionalProperties: false },
          ),
        ),
        /** What holders of a permission see of people of other districts; nobody else sees any of it. */
        shared: Type.Optional(
          Type.Array(Type.Object({ permission: Type.String(), what: LocalTextSchema }, { additionalProperties: false })),
        ),
        /** What stays of people of a role after their erasure, without saying whose it was. */
        stays: Type.Optional(Type.Array(Type.Object({ role: Role, what: LocalTextSchema }, { additionalProperties: false }))),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type Manifest = Static<typeof ManifestSchema>;
export type NavigationContribution = Static<typeof NavigationEntry>;
export type ManifestPermission = Manifest['permissions'][string];
