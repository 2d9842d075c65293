import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Rolldown from 'rolldown';
import { compileAtOnce } from './ui/compile-at-once.ts';

/** The bundler by which Angular's build makes chunks of its own, in the version that came with it. */
const angularBuild = createRequire(createRequire(import.meta.url).resolve('@angular/build'));
const { rolldown } = angularBuild('rolldown') as typeof Rolldown;

const startScript = /<script src="([^"]+\.js)" type="module"/;
const preload = /<link rel="modulepreload"[^>]*>/g;

/**
 * What our Markdown names and never uses: the table of HTML's 2,000 named characters, 15 kB compressed. The
 * apps are built with it left open (`externalDependencies`), and closed with this.
 */
const replaced = { entities: fileURLToPath(new URL('./ui/no-entities.js', import.meta.url)) };

/** `chunk-GHHVHKPQ` is named `chunk` again: its new hash follows. */
const withoutHash = (name: string): string => name.replace(/-[\w-]{8}$/, '');

async function bundle(folder: string, start: string) {
  const build = await rolldown({ input: join(folder, start), platform: 'browser', resolve: { alias: replaced } });
  const { output } = await build.write({
    dir: folder,
    // The build before this one has done the rest.
    minify: { mangle: true, compress: false, codegen: true },
    entryFileNames: ({ name }) => `${withoutHash(name)}-[hash].js`,
    chunkFileNames: ({ name }) => `${withoutHash(name)}-[hash].js`,
    postBanner: compileAtOnce,
    codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] },
  });
  const own = Object.values(replaced);
  const read = (await build.watchFiles).filter((file) => !own.includes(file)).map((file) => basename(file));
  await build.close();
  return { output, read };
}

/**
 * Makes one file of all scripts that an app needs before it shows anything. Angular's build leaves some
 * thirty, since each lazy page shares another part of them; a phone would fetch them in several rounds, and
 * the last of them are found only when the first have come.
 * @param folder a built app: `index.html` and its scripts
 */
export async function gatherFirstLoad(folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  const start = startScript.exec(html)?.[1];
  if (!start) throw new Error(`${page} starts no script`);
  const { output, read } = await bundle(folder, start);
  const written = output.map(({ fileName }) => fileName);
  await Promise.all(read.filter((file) => !written.includes(file)).map((file) => rm(join(folder, file))));
  const main = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry)!.fileName;
  await writeFile(page, html.replaceAll(preload, '').replace(start, main));
}
