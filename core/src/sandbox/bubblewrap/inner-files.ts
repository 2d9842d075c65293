import { findPackageJSON } from 'node:module';
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where things lie for the child. */
export const inner = { node: '/node', root: '/app', plugin: '/app/plugin', cache: '/cache' } as const;

const room = new URL('../', import.meta.url);
/** Compiled, everything of ours ends otherwise. */
const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

const own = (path: string) => fileURLToPath(new URL(path, room));
const packageOf = (name: string) => realpathSync(dirname(findPackageJSON(name, import.meta.url)!));

/** Everything but the plugin that a child sees, by its place there: the SDK, and the few files of ours that run in it. */
export function platformFiles(): ReadonlyMap<string, string> {
  const source = `${inner.root}/core/src`;
  return new Map([
    [`${inner.root}/package.json`, findPackageJSON(import.meta.url)!],
    [`${source}/sandbox/guest`, own('guest')],
    [`${source}/sandbox/wire`, own('wire')],
    [`${source}/documents/document-value${ending}`, own(`../documents/document-value${ending}`)],
    [`${source}/runtime/new-id${ending}`, own(`../runtime/new-id${ending}`)],
    [`${inner.root}/plugin-sdk`, packageOf('@fudao/plugin-sdk')],
    [`${inner.root}/node_modules/@sinclair/typebox`, packageOf('@sinclair/typebox')],
  ]);
}

/** Its place there is no folder called node_modules, where Node strips no types. */
export const innerLinks: ReadonlyMap<string, string> = new Map([
  [`${inner.root}/node_modules/@fudao/plugin-sdk`, '../../plugin-sdk'],
]);

export const guestProgram = `${inner.root}/core/src/sandbox/guest/main${ending}`;

/** A plugin's module as the child sees it. @throws where it lies outside of the plugin's folder */
export function innerEntry(folder: string, entry: string): string {
  const path = relative(folder, entry);
  if (isAbsolute(path) || path.startsWith('..')) throw new Error(`${entry} is not in the folder of the plugin`);
  return join(inner.plugin, path).split(sep).join('/');
}
