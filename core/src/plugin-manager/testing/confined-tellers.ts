import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostServices } from '../../runtime/host/host-services.ts';
import { confinedLoader } from '../../sandbox/index.ts';
import type { PluginSource } from '../release/plugin-source.ts';
import type { LoadDefinition } from '../release/release-host.ts';
import { alive, manifestOf, type TellerKind } from './teller.ts';

const plugin = fileURLToPath(new URL('./teller-plugin.ts', import.meta.url));

async function writeSource(root: string, version: string, kind: TellerKind): Promise<PluginSource> {
  const folder = join(root, version);
  const entry = join(folder, 'server/index.ts');
  await mkdir(join(folder, 'server'), { recursive: true });
  await cp(plugin, join(folder, 'server/teller-plugin.ts'));
  const module = `import { teller } from './teller-plugin.ts';\nexport default teller('${version}', ${JSON.stringify(kind)});\n`;
  await writeFile(entry, module);
  const ui = { hash: version, folder: '/nowhere', student: 'student.js' };
  return { folder, entry, manifest: manifestOf(version, kind), ui };
}

/** Releases of the teller in files, as a confined process needs them; each process counts as alive until it is gone. */
export async function confinedTellers(kinds: Readonly<Record<string, TellerKind>>) {
  const root = await mkdtemp(join(tmpdir(), 'fudao-tellers-'));
  const sources = await Promise.all(Object.entries(kinds).map(([version, kind]) => writeSource(root, version, kind)));
  const loaderFor = (host: HostServices): LoadDefinition => async (order) => {
    const { version } = order.source.manifest;
    const loaded = await confinedLoader(host)(order);
    alive.set(version, (alive.get(version) ?? 0) + 1);
    const unload = async () => {
      await loaded.unload();
      alive.set(version, alive.get(version)! - 1);
    };
    return { ...loaded, unload };
  };
  return { sources, loaderFor, remove: () => rm(root, { recursive: true, force: true }) };
}
