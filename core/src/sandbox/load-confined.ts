import type { LoadDefinition } from '../plugin-manager/release/release-host.ts';
import type { HostServices } from '../runtime/host/host-services.ts';
import { innerEntry } from './bubblewrap/inner-files.ts';
import { planChild } from './bubblewrap/plan-child.ts';
import { ConfinedRelease } from './confined-release.ts';
import { ProxyDefinition } from './proxy-definition.ts';

type Host = Pick<HostServices, 'guards' | 'log' | 'gate'>;

/** Gets at the definition of a confined release: a process is started for it, and something stands for it here. */
export function confinedLoader(host: Host): LoadDefinition {
  return async ({ source: { manifest, folder, entry }, tag }) => {
    const guard = host.guards.of({ kind: 'plugin', id: manifest.id, version: tag })!;
    const name = () => host.gate.nameOf(manifest.id);
    const plan = await planChild(folder);
    const release = new ConfinedRelease({ plan, entry: innerEntry(folder, entry), guard, log: host.log, name });
    const description = await release.start();
    const { definition } = new ProxyDefinition(release, description, Object.keys(manifest.permissions));
    return { definition, unload: () => release.withdraw(), process: () => release.report() };
  };
}
