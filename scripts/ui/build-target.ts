import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { root } from '../run-program.ts';
import { buildApart } from './build-apart.ts';
import { hashSources } from './source-hash.ts';

/** Something that is built of sources, and built again where they changed. */
export interface BuildTarget {
  readonly name: string;
  /** Files and folders it is made of. */
  readonly sources: readonly string[];
  /** Is there once it was built. */
  readonly output: string;
  build(): Promise<void>;
}

/** What every interface is made of, beside its own sources. */
export const sharedSources = [
  'ui-kit',
  'plugin-sdk/src',
  'scripts/build-ui.ts',
  'scripts/ui',
  'scripts/gather-first-load.ts',
  'package-lock.json',
  'tsconfig.ui.json',
];

const stampOf = ({ name }: BuildTarget) => join(root, '.cache/ui-build', name);

export async function isFresh(target: BuildTarget): Promise<boolean> {
  if (!existsSync(join(root, target.output)) || !existsSync(stampOf(target))) return false;
  return (await readFile(stampOf(target), 'utf8')) === hashSources(target.sources);
}

export async function buildTarget(target: BuildTarget): Promise<void> {
  // Taken before: what changes during the build makes the next one necessary.
  const hash = hashSources(target.sources);
  const started = Date.now();
  await target.build();
  await mkdir(dirname(stampOf(target)), { recursive: true });
  await writeFile(stampOf(target), hash);
  console.error(`fudao: built ${target.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The interface of a plugin in plugins/. */
export function pluginTarget(folder: string): BuildTarget {
  const id = basename(folder);
  return {
    name: `plugin-${id}`,
    sources: [
      ...sharedSources,
      'scripts/build-plugin-ui.ts',
      `plugins/${id}/ui`,
      `plugins/${id}/api`,
      `plugins/${id}/api.ts`,
    ],
    output: `plugins/${id}/dist/ui/build.json`,
    build: () => buildApart(folder),
  };
}
