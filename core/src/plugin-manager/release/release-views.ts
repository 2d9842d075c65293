import type { Static } from '@fudao/plugin-sdk';
import { sentenceOf } from '../capability-sentences.ts';
import type { DesiredState } from '../node/desired-state.ts';
import type { KnownNode } from '../node/node.repository.ts';
import type { Publisher } from '../package/index.ts';
import type { ChannelState } from '../routing/channel.repository.ts';
import { ungrantedOf } from './grant.repository.ts';
import type { ChannelsSchema, NodeReleaseSchema, PluginReleasesSchema, ReleaseDetailSchema, ReleaseSchema } from './release-schemas.ts';
import type { ReleaseFacts } from './release-state.ts';
import type { Release } from './release.repository.ts';

const iso = (at: number) => new Date(at).toISOString();
const none: ReadonlySet<string> = new Set();

/** What a step of a release is decided by. */
export function factsOf(state: DesiredState, { pluginId, version, manifest, state: stage, origin }: Release): ReleaseFacts & { channels: ('stable' | 'canary')[] } {
  const { stable = null, canary = null } = state.channels.get(pluginId) ?? {};
  const installations = [...(state.installations.get(pluginId)?.values() ?? [])];
  return {
    state: stage,
    ungranted: origin !== 'package' ? [] : ungrantedOf(manifest, state.grants.get(pluginId) ?? none),
    channels: [...(stable === version ? (['stable'] as const) : []), ...(canary === version ? (['canary'] as const) : [])],
    pinnedBy: installations.filter(({ pinnedVersion }) => pinnedVersion === version).map(({ districtId }) => districtId),
    enabledIn: installations.filter(({ isEnabled }) => isEnabled).map(({ districtId }) => districtId),
    hasCode: origin !== 'package' || (stage !== 'uninstalled' && stage !== 'purged'),
  };
}

function viewNode(node: KnownNode, { pluginId, version }: Release): Static<typeof NodeReleaseSchema>[] {
  const reports = node.report.releases.filter((one) => one.pluginId === pluginId && one.version === version);
  return reports.map(({ state, since, failure, isRouted, figures }) => ({
    nodeId: node.nodeId,
    host: node.report.host,
    state,
    since: iso(since),
    ...(failure === undefined ? {} : { failure }),
    isRouted,
    rssMb: node.report.rssMb,
    ...(figures === undefined ? {} : { figures: { ...figures } }),
  }));
}

function viewRelease(state: DesiredState, nodes: readonly KnownNode[], release: Release): Static<typeof ReleaseSchema> {
  const { channels, pinnedBy, ungranted } = factsOf(state, release);
  return {
    version: release.version,
    state: release.state,
    origin: release.origin,
    trust: release.trust,
    stateChangedAt: iso(release.stateChangedAt),
    contentHash: release.contentHash,
    channels: [...channels],
    pinnedBy: [...pinnedBy],
    ungranted: ungranted.map((name) => ({ name, sentence: sentenceOf(name) })),
    nodes: nodes.filter(({ isAlive }) => isAlive).flatMap((node) => viewNode(node, release)),
  };
}

export function viewChannels(channels: ChannelState | undefined): Static<typeof ChannelsSchema> {
  return {
    stable: channels?.stable ?? null,
    canary: channels?.canary ?? null,
    previousStable: channels?.previousStable ?? null,
    probationUntil: channels?.probationUntil ? iso(channels.probationUntil) : null,
    revision: channels?.revision ?? 0,
    reason: channels?.reason ?? null,
    changedAt: channels ? iso(channels.changedAt) : null,
  };
}

/** A plugin with all its releases, the latest first, as the operator sees it. */
export function viewReleases(state: DesiredState, nodes: readonly KnownNode[], pluginId: string): Static<typeof PluginReleasesSchema> {
  const releases = state.releases.filter((one) => one.pluginId === pluginId);
  const { name, icon, vendor } = releases.at(-1)!.manifest;
  const installations = [...(state.installations.get(pluginId)?.values() ?? [])];
  return {
    id: pluginId,
    name,
    icon: icon ?? 'extension',
    vendor,
    channels: viewChannels(state.channels.get(pluginId)),
    enabledIn: installations.filter(({ isEnabled }) => isEnabled).map(({ districtId }) => districtId),
    releases: releases.map((release) => viewRelease(state, nodes, release)).reverse(),
  };
}

export function viewReleaseDetail(state: DesiredState, release: Release, publisher: Publisher | undefined): Static<typeof ReleaseDetailSchema> {
  const { manifest, trust } = release;
  const { ungranted } = factsOf(state, release);
  const { id, version, name, summary, vendor, privacy } = manifest;
  return {
    id,
    version,
    name,
    summary,
    description: manifest.description ?? summary,
    vendor,
    platform: manifest.engines.platform,
    dependsOn: manifest.dependsOn ?? [],
    trust,
    publisher: publisher ? viewSigner(publisher) : null,
    capabilities: manifest.capabilities.map((name) => ({ name, sentence: sentenceOf(name), isGranted: !ungranted.includes(name) })),
    permissions: Object.entries(manifest.permissions).map(([name, permission]) => ({ name, ...permission })),
    privacy,
  };
}

const viewSigner = ({ keyId, name, mostTrust, revokedAt }: Publisher) => ({ keyId, name, mostTrust, isRevoked: revokedAt !== null });
