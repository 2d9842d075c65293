import { nextDevelopmentTag } from '../development/development-tag.ts';
import type { StartRelease } from '../node/release-runner.ts';
import type { PluginSource } from './plugin-source.ts';
import type { ReleaseHost } from './release-host.ts';
import type { Release } from './release.repository.ts';

/** Gets at the files of a release that came as a package; they are unpacked in a folder of this node. */
export type FindPackage = (release: Release) => Promise<PluginSource>;

/** What is being worked on may have changed since its last start. */
const tagFor = ({ origin, version }: Release) => (origin === 'development' ? nextDevelopmentTag(version) : version);

/** The files of releases on this node: those that came with the platform, and those that came as packages. */
export function sourceFinder(bundled: readonly PluginSource[], findPackage: FindPackage): FindPackage {
  return async (release) => {
    if (release.origin === 'package') return findPackage(release);
    const source = bundled.find(({ manifest }) => manifest.id === release.pluginId && manifest.version === release.version);
    if (!source) throw new Error(`${release.pluginId} ${release.version} did not come with the platform that runs on this node`);
    return source;
  };
}

/** Starts releases on this node. */
export function releaseStarter(host: ReleaseHost, bundled: readonly PluginSource[], findPackage: FindPackage): StartRelease {
  const sourceOf = sourceFinder(bundled, findPackage);
  return async (release) =>
    host.run({ source: await sourceOf(release), origin: release.origin, trust: release.trust, tag: tagFor(release) });
}
