import { fileURLToPath } from 'node:url';
import { action, defineService, systemCaller, Type, type Caller, type Manifest, type PluginDefinition } from '@fudao/plugin-sdk';
import type { PluginSource } from '../release/plugin-source.ts';
import type { LoadDefinition } from '../release/release-host.ts';

const closed = { additionalProperties: false } as const;
const said = Type.Object({ version: Type.String() });

/** What a release of the teller does otherwise than the others. */
export interface TellerKind {
  readonly isIll?: boolean;
  readonly isFaulty?: boolean;
  /** An action that the others do not have. */
  readonly hasExtra?: boolean;
  readonly capabilities?: readonly string[];
}

/** Of releases without files. */
const folder = fileURLToPath(new URL('./', import.meta.url));

/** How many releases are set up and not yet let go of; a release that leaves must end all it began. */
export const alive = new Map<string, number>();

/** A release of the teller. */
export function teller(version: string, { isIll, isFaulty, hasExtra }: TellerKind = {}): PluginDefinition {
  const tell = (milliseconds: number) =>
    new Promise<{ version: string }>((resolve, reject) =>
      setTimeout(() => (isFaulty ? reject(new Error('a fault of the release')) : resolve({ version })), milliseconds),
    );
  const which = action({
    rest: 'GET /which',
    summary: 'Tells which release answers.',
    allow: 'signed-in',
    params: Type.Object({ milliseconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })) }, closed),
    returns: said,
    handler: ({ params }) => tell(params.milliseconds ?? 0),
  });
  const throughItself = action({
    summary: 'Asks its own plugin which release answers.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: said,
    handler: ({ call }) => call<{ version: string }>('teller.teller.which'),
  });
  const extra = action({
    rest: 'GET /extra',
    summary: 'Only some releases have it.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: said,
    handler: () => ({ version }),
  });
  return {
    services: [defineService({ name: 'teller', actions: { which, throughItself, ...(hasExtra ? { extra } : {}) } })],
    setup: () => {
      alive.set(version, (alive.get(version) ?? 0) + 1);
      return () => void alive.set(version, alive.get(version)! - 1);
    },
    health: () => Promise.resolve(isIll ? { ok: false, detail: 'it feels ill' } : { ok: true }),
    privacy: { exportPerson: () => Promise.resolve({}), erasePerson: () => Promise.resolve() },
  };
}

function manifestOf(version: string, { capabilities = [] }: TellerKind): Manifest {
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
