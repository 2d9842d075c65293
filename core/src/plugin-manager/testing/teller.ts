import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type Manifest } from '@fudao/plugin-sdk';
import type { PluginSource } from '../release/plugin-source.ts';
import type { LoadDefinition } from '../release/release-host.ts';
import { teller, type TellerKind } from './teller-plugin.ts';

export { alive, teller, type TellerKind } from './teller-plugin.ts';

/** Of releases without files. */
const folder = fileURLToPath(new URL('./', import.meta.url));

export function manifestOf(version: string, { capabilities = [] }: TellerKind): Manifest {
  const text = { 'zh-CN': '报信', en: 'Teller' };
  return {
    id: 'teller',
    version,
    name: text,
    summary: text,
    vendor: 'fudao',
    engines: { platform: '*' },
    capabilities: [...capabilities],
    permissions: {},
    contributes: { student: { navigation: [{ route: 'tell', icon: 'chat', label: text }] } },
    privacy: { holds: [], retention: 'P1Y' },
  };
}

/** Releases of a plugin that tells which of them answers, without files. */
export function tellers(kinds: Readonly<Record<string, TellerKind>>): { sources: PluginSource[]; load: LoadDefinition } {
  const sources = Object.entries(kinds).map(([version, kind]) => ({
    folder,
    entry: `${folder}server/index.js`,
    manifest: manifestOf(version, kind),
    ui: { hash: version, folder: '/nowhere', student: 'student.js' },
  }));
  const load: LoadDefinition = ({ source: { manifest } }) =>
    Promise.resolve({ definition: teller(manifest.version, kinds[manifest.version]!), unload: () => undefined });
  return { sources, load };
}

export const person = (id: string, role: Caller['roles'][number], districtId: string | null, schoolId: string | null = null): Caller => ({
  ...systemCaller,
  kind: 'account',
  id,
  name: id,
  roles: [role],
  districtId,
  schoolId,
});
