import { basename, dirname, join } from 'node:path';
import { build, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'rolldown';
import { root } from '../run-program.ts';
import { compileAtOnce } from './compile-at-once.ts';
import { minified } from './minified.ts';
import { rolldown } from './rolldown.ts';

/** What the apps share with plugins: specifier to the names that may be imported of it. */
type Shared = ReadonlyMap<string, readonly string[]>;
/** Contents by name. */
type Files = ReadonlyMap<string, string>;

/** What the apps give in parts: a file of the plugin waits for no more than it uses. */
const parts: Readonly<Record<string, readonly string[]>> = {
  '@fudao/ui-kit': ['@fudao/ui-kit/start', '@fudao/ui-kit/later', '@fudao/ui-kit/room', '@fudao/ui-kit/staff', '@fudao/ui-kit/writing'],
};

/** One constant a name, marked as free of effects: what the plugin does not use is left out. */
function contentsOf(specifier: string, names: readonly string[]): string {
  const constants = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`);
  return [`const all = /* @__PURE__ */ (() => __shared[${JSON.stringify(specifier)}])();`, ...constants].join('\n');
}

const reexport = (specifier: string): string => `export * from ${JSON.stringify(specifier)};`;

const mark = 'shared:';

/** Takes what the apps share from the app that loads the module. A name that they do not share fails the build. */
function sharedModules(shared: Shared): Plugin {
  return {
    name: 'shared modules',
    resolveId: (id) => (shared.has(id) ? { id: mark + id, moduleSideEffects: false } : null),
    load: (id) => {
      const specifier = id.startsWith(mark) ? id.slice(mark.length) : undefined;
      if (specifier === undefined) return null;
      return parts[specifier]?.map(reexport).join('\n') ?? contentsOf(specifier, shared.get(specifier)!);
    },
  };
}

/** The compiler leaves `import('./page.ts')` as it was written within an `export default` and for a `@defer` block. */
const compiledSources: EsbuildPlugin = {
  name: 'compiled sources',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace(/ts$/, 'js')) })),
};

/** The entry's module, and one for each set of files that are needed together. */
async function cut(entry: string, shared: Shared): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    outdir: dirname(entry),
    logLevel: 'error',
    absWorkingDir: root,
    define: { ngDevMode: 'false', ngJitMode: 'false' },
    external: [...shared.keys()],
    plugins: [compiledSources],
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** Each file asks for what it takes from the app, all at once and before its own code. */
function preamble(code: string): string {
  const uses = code.matchAll(/__shared(?:\[["'`]([^"'`]+)["'`]\]|\.(\w+))/g);
  const needed = new Set([...uses].map(([, specifier, name]) => (specifier ?? name)!));
  if (needed.size === 0) return compileAtOnce;
  return `${compileAtOnce}\nconst __shared=await globalThis.__fudaoShared(${JSON.stringify([...needed].sort())});`;
}

/** Makes one file of all that the entry needs at once: the browser would find the pieces one after another. */
async function gather(files: Files, entry: string, app: string, shared: Shared): Promise<[string, string][]> {
  const bundler = await rolldown({
    input: { [app]: basename(entry) },
    platform: 'browser',
    // Without it the entry would be a file of one line that names the next.
    preserveEntrySignatures: 'allow-extension',
    // Of a namespace (`i0.name`, as the compiler writes) a missing name would be a warning alone.
    onLog: (_, { code, message }) => {
      if (code === 'IMPORT_IS_UNDEFINED') throw new Error(message);
    },
    plugins: [sharedModules(shared), { name: 'cut', resolveId: (id) => basename(id), load: (id) => files.get(id) }, minified],
  });
  const { output } = await bundler.generate({
    // Done by `minified`.
    minify: false,
    entryFileNames: '[name].js',
    chunkFileNames: `${app}-[hash].js`,
    codeSplitting: { groups: [{ name: app, tags: ['$initial'] }] },
  });
  await bundler.close();
  return output.flatMap((file): [string, string][] => (file.type === 'chunk' ? [[file.fileName, file.code]] : []));
}

/** The start names the files that come later, so that an app can keep them for when there is no network. */
const listOf = (files: readonly string[]): string => `export const files=${JSON.stringify(files)};`;

/**
 * Bundles a plugin's interface for one app: `<app>.js` with all that its start needs, and a file for each part that
 * it imports later (`loadComponent: () => import('./ask/ask-page.ts')`).
 * @returns contents by file name
 */
export async function bundlePluginApp(entry: string, app: string, shared: Shared): Promise<[string, string][]> {
  const files = await gather(await cut(entry, shared), entry, app, shared);
  const start = `${app}.js`;
  const later = files.map(([name]) => name).filter((name) => name !== start);
  return files.map(([name, code]) => [name, [preamble(code), code, ...(name === start ? [listOf(later)] : [])].join('\n')]);
}
