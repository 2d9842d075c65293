import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { OnLoadResult, PartialMessage, Plugin } from 'esbuild';
import { isKnownFile } from '../../core/src/plugin-manager/package/file-kind.ts';
import { findFileUrls, replaceFileUrls, type FileUrl } from './file-urls.ts';

/** What modules name to be read or started at run time, by paths in the plugin's folder. */
export interface RunTimeFiles {
  /** Modules that become entries of their own, such as workers. */
  readonly modules: Set<string>;
  readonly assets: Set<string>;
}

const isModule = (path: string) => /\.[cm]?[jt]s$/.test(path);
const slashed = (path: string) => path.split(sep).join('/');
const within = (folder: string, file: string) => slashed(relative(folder, file));

/** Where a file of the plugin is in the package. */
export const packedPath = (path: string): string => path.replace(/\.[cm]?[jt]s$/, '.js');

/** The path in the plugin's folder that a module's URL means; that of a folder ends with a slash. */
function namedPath(folder: string, module: string, { path }: FileUrl): string {
  return within(folder, resolve(dirname(module), path)) + (path.endsWith('/') ? '/' : '');
}

/** The same file, as a module at `output` in the package names it. */
function urlFrom(output: string, path: string): string {
  const url = posix.relative(posix.dirname(output), packedPath(path)) + (path.endsWith('/') ? '/' : '');
  return url.startsWith('.') ? url : `./${url}`;
}

/** Why a named file cannot be in the package, or undefined. */
function complaintAbout(path: string, folder: string): string | undefined {
  if (path === 'migrations/') return undefined;
  if (path.startsWith('..')) return `${path} lies outside of the plugin's folder`;
  if (!existsSync(join(folder, path))) return `${path} does not exist`;
  const isInPlace = isModule(path) ? path.startsWith('server/') : isKnownFile(path) && !path.startsWith('ui/');
  return isInPlace ? undefined : `${path} has no place in a package; put it below server/ (.ts, .json, .txt, .wasm)`;
}

interface Loaded {
  readonly folder: string;
  readonly module: string;
  readonly text: string;
  /** Whether it is the plugin's own module, and not of a package it uses. */
  readonly isOwn: boolean;
}

function complaintsOf({ folder, module, text, isOwn }: Loaded): PartialMessage[] {
  const { found, unclear } = findFileUrls(text, module);
  const file = within(folder, module);
  const message = (line: number, reason: string) => ({ text: reason, location: { file, line } });
  const vague = 'new URL(..., import.meta.url) needs a plain text, so that the file can be packed';
  const about = (url: FileUrl) =>
    isOwn
      ? complaintAbout(namedPath(folder, module, url), folder)
      : `this package reads ${url.path} at run time, so it cannot be packed with a plugin`;
  const refused = found.flatMap((url) => {
    const reason = about(url);
    return reason ? [message(text.slice(0, url.start).split('\n').length, reason)] : [];
  });
  return [...(isOwn ? unclear.map((line) => message(line, vague)) : []), ...refused];
}

/**
 * Keeps `new URL('./worker.ts', import.meta.url)` right where many modules become one: the path is written
 * anew from where the bundle lies, and what it names is remembered, to be packed too.
 * @param output the bundle's path in the package
 */
export function keepRunTimeFiles(folder: string, output: string, files: RunTimeFiles): Plugin {
  const remember = (path: string): void => {
    if (isModule(path)) files.modules.add(path);
    else if (path.startsWith('server/')) files.assets.add(path);
  };
  const load = async (module: string): Promise<OnLoadResult | undefined> => {
    const text = await readFile(module, 'utf8');
    if (!text.includes('import.meta.url')) return undefined;
    const isOwn = !within(folder, module)
      .split('/')
      .some((part) => part === '..' || part === 'node_modules');
    const errors = complaintsOf({ folder, module, text, isOwn });
    if (errors.length > 0) return { errors };
    const { found } = findFileUrls(text, module);
    found.forEach((url) => remember(namedPath(folder, module, url)));
    const contents = replaceFileUrls(text, found, (url) => urlFrom(output, namedPath(folder, module, url)));
    return { contents, loader: /\.[cm]?ts$/.test(module) ? 'ts' : 'js' };
  };
  return {
    name: 'run-time files',
    setup: ({ onLoad }) => onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => load(path)),
  };
}
