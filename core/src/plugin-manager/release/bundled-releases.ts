import { systemCaller } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import type { Platform } from '../../runtime/platform.ts';
import { readChannels, readChannelsOf, writeChannels } from '../routing/channel.repository.ts';
import { moveStable, noChannels } from '../swap/pointer-move.ts';
import { writeReleaseHistory } from './release-history.repository.ts';
import type { PluginSource } from './plugin-source.ts';
import { insertRelease, readRelease, updateManifest, type ReleaseOrigin, type Trust } from './release.repository.ts';

type FolderOrigin = Exclude<ReleaseOrigin, 'package'>;

async function enter(platform: Platform, { manifest }: PluginSource, origin: FolderOrigin, trust: Trust): Promise<void> {
  const { database, now } = platform;
  const known = await readRelease(database, manifest.id, manifest.version);
  if (known) {
    if (known.origin !== 'package' && JSON.stringify(known.manifest) !== JSON.stringify(manifest)) await updateManifest(database, known, manifest);
    return;
  }
  const fresh = { manifest, origin, trust, state: 'installed', contentHash: null, keyId: null } as const;
  try {
    await insertRelease(database, fresh, now().getTime());
  } catch (error) {
    // Another node of the same image was faster.
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/**
 * Where stable should point when the platform starts: to what the operator chose, but for a release that
 * came with a platform before this one and is no longer here; that gives way to the one that is.
 */
export function stableAtStart(stable: { version: string; isHere: boolean } | undefined, bundled: string): string {
  return stable?.isHere ? stable.version : bundled;
}

async function point(platform: Platform, sources: readonly PluginSource[], { manifest }: PluginSource): Promise<void> {
  const { database, now, newId } = platform;
  // What the operator took away does not come back by itself.
  if ((await readRelease(database, manifest.id, manifest.version))?.state !== 'installed') return;
  const channels = await readChannelsOf(database, manifest.id);
  const stable = channels?.stable ? await readRelease(database, manifest.id, channels.stable) : undefined;
  const isSource = sources.some((source) => source.manifest.id === manifest.id && source.manifest.version === stable?.version);
  const isHere = stable !== undefined && (stable.origin === 'package' || isSource);
  const version = stableAtStart(stable && { version: stable.version, isHere }, manifest.version);
  if (version === channels?.stable) return;
  const at = now().getTime();
  const move = { ...moveStable(channels ?? noChannels, version, at), probationUntil: 0 };
  const reason = channels ? 'came with a new version of the platform' : 'came with the platform';
  await database.transaction(async (db) => {
    await writeChannels(db, { ...move, pluginId: manifest.id, expectedRevision: channels?.revision ?? 0, reason }, systemCaller.id, at);
    const entry = { pluginId: manifest.id, version, step: 'stable', detail: { reason } };
    await writeReleaseHistory(db, { id: newId(), ...entry }, systemCaller, at);
  });
}

/** Enters the plugins that came with the platform; where a plugin has no release yet, it gets this one. */
export async function enterBundled(platform: Platform, sources: readonly PluginSource[], trust: Trust = 'trusted'): Promise<void> {
  for (const source of sources) await enterSource(platform, sources, source, 'bundled', trust);
}

/** Enters one of the plugins that are here as a folder. */
export async function enterSource(
  platform: Platform,
  sources: readonly PluginSource[],
  source: PluginSource,
  origin: FolderOrigin,
  trust: Trust = 'trusted',
): Promise<void> {
  await enter(platform, source, origin, trust);
  await point(platform, sources, source).catch((error: { code?: string }) => {
    // Another node did it at the same time.
    if (error.code !== 'PLUGIN_CHANGED_MEANWHILE') throw error;
  });
}

/** What was written in a folder that is no longer there is offered to nobody; what it kept stays. */
export async function forgetMissing(platform: Platform, sources: readonly PluginSource[]): Promise<void> {
  const { database, now } = platform;
  const isHere = (id: string, version: string) => sources.some(({ manifest }) => manifest.id === id && manifest.version === version);
  for (const channels of await readChannels(database)) {
    const { pluginId, stable, revision } = channels;
    const release = stable === null ? undefined : await readRelease(database, pluginId, stable);
    if (release?.origin !== 'development' || isHere(pluginId, release.version)) continue;
    const wanted = { ...noChannels, pluginId, expectedRevision: revision, reason: 'its folder is gone' };
    await database.transaction((db) => writeChannels(db, wanted, systemCaller.id, now().getTime()));
  }
}
