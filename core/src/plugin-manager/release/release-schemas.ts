import { LocalTextSchema, ManifestSchema, Type } from '@fudao/plugin-sdk';
import { releaseStates } from './release-state.ts';

const Nullable = (schema: ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>) => Type.Union([schema, Type.Null()]);

export const TrustSchema = Type.Union([Type.Literal('trusted'), Type.Literal('confined')], {
  description: "Where it runs: in the platform's own process, or confined in one of its own.",
});

export const NodeReleaseSchema = Type.Object({
  nodeId: Type.String(),
  host: Type.String(),
  state: Type.Union(['starting', 'running', 'failed', 'draining'].map((state) => Type.Literal(state))),
  since: Type.String({ format: 'date-time' }),
  failure: Type.Optional(Type.String()),
  isRouted: Type.Boolean({ description: 'Whether this node sends people to it.' }),
  rssMb: Type.Integer({ description: 'Resident memory of the whole node, in megabytes.' }),
  figures: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

export const ReleaseSchema = Type.Object({
  version: Type.String(),
  state: Type.Union(releaseStates.map((state) => Type.Literal(state))),
  origin: Type.Union([Type.Literal('bundled'), Type.Literal('package'), Type.Literal('development')]),
  trust: TrustSchema,
  stateChangedAt: Type.String({ format: 'date-time' }),
  contentHash: Nullable(Type.String()),
  channels: Type.Array(Type.Union([Type.Literal('stable'), Type.Literal('canary')])),
  pinnedBy: Type.Array(Type.String(), { description: 'Ids of districts.' }),
  ungranted: Type.Array(
    Type.Object({ name: Type.String(), sentence: LocalTextSchema }),
    { description: 'What it asks for and was not granted yet.' },
  ),
  nodes: Type.Array(NodeReleaseSchema),
});

export const ChannelsSchema = Type.Object({
  stable: Nullable(Type.String()),
  canary: Nullable(Type.String()),
  previousStable: Nullable(Type.String({ description: 'Where a roll-back of stable leads.' })),
  probationUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  revision: Type.Integer({ description: 'Send it back as expectedRevision.' }),
  reason: Nullable(Type.String()),
  changedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});

export const PluginReleasesSchema = Type.Object({
  id: Type.String(),
  name: LocalTextSchema,
  icon: Type.String(),
  vendor: Type.String(),
  channels: ChannelsSchema,
  enabledIn: Type.Array(Type.String(), { description: 'Ids of districts.' }),
  releases: Type.Array(ReleaseSchema),
});

export const ReleaseHistorySchema = Type.Object({
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Nullable(Type.String()),
      step: Type.String(),
      detail: Type.Record(Type.String(), Type.Unknown()),
      changedByName: Type.String(),
      changedAt: Type.String({ format: 'date-time' }),
    }),
  ),
});

export const ReleaseDetailSchema = Type.Object({
  id: Type.String(),
  version: Type.String(),
  name: LocalTextSchema,
  summary: LocalTextSchema,
  description: LocalTextSchema,
  vendor: Type.String(),
  platform: Type.String({ description: 'Range of platform versions it is made for.' }),
  dependsOn: Type.Array(Type.String()),
  trust: TrustSchema,
  publisher: Type.Union([Type.Object({ keyId: Type.String(), name: Type.String(), mostTrust: TrustSchema, isRevoked: Type.Boolean() }), Type.Null()]),
  capabilities: Type.Array(Type.Object({ name: Type.String(), sentence: LocalTextSchema, isGranted: Type.Boolean() })),
  permissions: Type.Array(Type.Object({ name: Type.String(), roles: Type.Array(Type.String()), risk: LocalTextSchema })),
  privacy: ManifestSchema.properties.privacy,
});
