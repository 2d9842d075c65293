import { join } from 'node:path';
import { build, type OutputFile } from 'esbuild';
import { root } from '../run-program.ts';
import { packErrorOf } from './pack-error.ts';
import { keepRunTimeFiles, packedPath, type RunTimeFiles } from './run-time-files.ts';

const sdk = '@fudao/plugin-sdk';

/** Packages in the older format ask for Node's own modules by `require`, which ES modules do not have. */
const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
const asksForRequire = (text: string) => text.includes('Dynamic require of "');

export interface ModuleBundle {
  /** The plugin's folder. */
  readonly folder: string;
  /** The module in it. */
  readonly entry: string;
  /** The platform gives its own SDK to modules of its thread; a worker has none, so it brings one along. */
  readonly sdk: 'external' | 'bundled';
  readonly sourceMap: boolean;
}

function run({ folder, entry, sdk: place, sourceMap }: ModuleBundle, files: RunTimeFiles, banner?: string) {
  const output = packedPath(entry);
  return build({
    entryPoints: [join(folder, entry)],
    outfile: join(folder, output),
    // Names of files are given from here, so that the same plugin packs to the same bytes wherever it lies.
    absWorkingDir: folder,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'silent',
    ...(sourceMap && { sourcemap: 'linked' as const, sourcesContent: false }),
    ...(place === 'external' ? { external: [sdk] } : { alias: { [sdk]: join(root, 'plugin-sdk/src/index.ts') } }),
    ...(banner && { banner: { js: banner } }),
    // No tsconfig that happens to lie above may change the result.
    tsconfigRaw: { compilerOptions: { target: 'es2023', verbatimModuleSyntax: true } },
    plugins: [keepRunTimeFiles(folder, output, files)],
  });
}

const textOf = (files: readonly OutputFile[]) => files.find(({ path }) => path.endsWith('.js'))!.text;

/** One module with all that it imports, for Node; gives its files by their paths in the package. @throws PackError */
export async function bundleModule(bundle: ModuleBundle, files: RunTimeFiles): Promise<Map<string, Buffer>> {
  try {
    const { outputFiles } = await run(bundle, files);
    const outputs = asksForRequire(textOf(outputFiles))
      ? (await run(bundle, files, requireBanner)).outputFiles
      : outputFiles;
    const output = packedPath(bundle.entry);
    return new Map(
      outputs.map(({ path, contents }) => [path.endsWith('.map') ? `${output}.map` : output, Buffer.from(contents)]),
    );
  } catch (failure) {
    throw packErrorOf(failure);
  }
}
