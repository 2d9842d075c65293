import { LocalTextSchema, ManifestSchema, roles, Type } from '@fudao/plugin-sdk';

const Role = Type.Union(roles.map((role) => Type.Literal(role)));

export const ContributionSchema = Type.Object({
  id: Type.String(),
  version: Type.String(),
  name: LocalTextSchema,
  icon: Type.String(),
  moduleUrl: Type.String(),
  isFramed: Type.Optional(Type.Literal(true, { description: 'moduleUrl is a page for a sandboxed frame, not a module.' })),
  reloads: Type.Optional(Type.Literal(true, { description: 'The plugin is being worked on: take a new version at once.' })),
  navigation: Type.Array(
    Type.Object({
      route: Type.String(),
      icon: Type.String(),
      label: LocalTextSchema,
      permission: Type.Optional(Type.String()),
      roles: Type.Array(Role),
      order: Type.Integer(),
    }),
  ),
  slots: Type.Record(Type.String(), Type.String()),
});

export const FollowsSchema = Type.Union([Type.Literal('stable'), Type.Literal('canary'), Type.Literal('pinned')], {
  description: 'A channel of the plugin, or one release that the district pinned.',
});

const following = {
  follows: FollowsSchema,
  pinnedVersion: Type.Union([Type.String(), Type.Null()]),
  canaryPercent: Type.Integer({ minimum: 0, maximum: 100, description: "Share of the district's schools that get the canary." }),
};

export const InstallationSchema = Type.Object({
  districtId: Type.String(),
  enabled: Type.Boolean(),
  ...following,
  revision: Type.Integer({ description: 'Send it back as expectedRevision; 0 where nothing was decided yet.' }),
  settings: Type.Record(Type.String(), Type.Unknown(), { description: 'What holds: defaults filled in.' }),
  changedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});

export const ScheduledChangeSchema = Type.Object({
  id: Type.String(),
  dueAt: Type.String({ format: 'date-time' }),
  enabled: Type.Boolean(),
  settings: Type.Record(Type.String(), Type.Unknown()),
  ...following,
  state: Type.Union(['waiting', 'done', 'failed', 'cancelled'].map((state) => Type.Literal(state))),
  failure: Type.Union([Type.String(), Type.Null()]),
  createdByName: Type.String(),
});

export const InstallationChangeSchema = Type.Object({
  revision: Type.Integer(),
  enabled: Type.Boolean(),
  settings: Type.Record(Type.String(), Type.Unknown(), { description: 'What the district set, without the defaults.' }),
  ...following,
  changedByName: Type.String(),
  changedAt: Type.String({ format: 'date-time' }),
});

export const PluginSummarySchema = Type.Object({
  id: Type.String(),
  version: Type.String(),
  name: LocalTextSchema,
  summary: LocalTextSchema,
  vendor: Type.String(),
  icon: Type.String(),
  installation: InstallationSchema,
});

export const PluginDetailSchema = Type.Object({
  ...PluginSummarySchema.properties,
  description: LocalTextSchema,
  screenshots: Type.Array(Type.Object({ url: Type.String(), alt: LocalTextSchema })),
  permissions: Type.Array(Type.Object({ name: Type.String(), roles: Type.Array(Role), risk: LocalTextSchema })),
  capabilities: Type.Array(Type.Object({ name: Type.String(), sentence: LocalTextSchema })),
  privacy: ManifestSchema.properties.privacy,
  settingsSchema: Type.Record(Type.String(), Type.Unknown()),
  choices: Type.Object(
    { stable: Type.Union([Type.String(), Type.Null()]), canary: Type.Union([Type.String(), Type.Null()]), installed: Type.Array(Type.String()) },
    { description: 'The releases a district may follow or pin.' },
  ),
  scheduled: Type.Array(ScheduledChangeSchema),
  history: Type.Array(InstallationChangeSchema, { description: 'The latest ones; more by the history.' }),
});
