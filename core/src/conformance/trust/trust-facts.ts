import type { Subject } from '../subject/subject.ts';
import type { TrustFacts } from './levels-for.ts';

/** Who makes the platform and its first plugins. */
const ownVendor = 'fudao';

const imported = /\b(?:from|import)\s*\(?\s*['"]([^'"./][^'"]*)['"]/g;
const isThere = (name: string) => name.startsWith('node:') || name === '@fudao/plugin-sdk' || name.startsWith('@fudao/plugin-sdk/');

/** A package of npm that its sources use; in what was packed they are part of the one module. */
function packageUsed({ server, kind }: Pick<Subject, 'server' | 'kind'>): string | undefined {
  if (kind === 'package') return undefined;
  const names = server.flatMap(({ text }) => [...text.matchAll(imported)].map(([, name]) => name!));
  return names.find((name) => !isThere(name));
}

const streams = /\b(?:body|answers):\s*['"]stream['"]/;

function privilegeOf(subject: Pick<Subject, 'server' | 'migrations' | 'kind'>): string | undefined {
  if (subject.migrations.length > 0) return 'it has tables of its own';
  if (subject.server.some(({ text }) => streams.test(text))) return 'it takes or gives streams';
  const name = packageUsed(subject);
  return name && `its folder does not hold the package ${name}; packed it could run confined`;
}

/** Read from its files; nothing of it runs for that. */
export function trustFactsOf(subject: Pick<Subject, 'server' | 'migrations' | 'kind'>, { vendor, ui }: { vendor: string; ui?: { frame: boolean } | undefined }): TrustFacts {
  return { isFramed: ui?.frame ?? false, isOfVendor: vendor.toLowerCase() !== ownVendor, privilege: privilegeOf(subject) };
}
