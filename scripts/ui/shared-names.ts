import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { root } from '../run-program.ts';

const registry = join(root, 'ui-kit/shell/shared-modules/expose-shared-modules.ts');

/** The registry's entries: `'@angular/core': () => import('./angular-core.ts'),`. */
const entry = /^\s*'?([@\w/-]+)'?: \(\) => import\('(\.[^']+)'\),$/gm;

async function namesOf(file: string): Promise<string[]> {
  const result = await build({
    entryPoints: [file],
    bundle: true,
    packages: 'external',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
    outfile: 'names.js',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  return Object.values(result.metafile.outputs)[0]!.exports;
}

/** What the apps share with plugins: specifier to the names that may be imported of it. */
export async function readSharedNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const source = await readFile(registry, 'utf8');
  const found = [...source.matchAll(entry)].map(([, specifier, file]) => [specifier!, resolve(dirname(registry), file!)] as const);
  return new Map(await Promise.all(found.map(async ([specifier, file]) => [specifier, await namesOf(file)] as const)));
}
