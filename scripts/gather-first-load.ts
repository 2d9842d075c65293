import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileAtOnce } from './ui/compile-at-once.ts';
import { minified } from './ui/minified.ts';
import { rolldown } from './ui/rolldown.ts';
import { webSocketOnly } from './ui/websocket-only.ts';
import { lateErrors } from './late-errors.ts';

const startScript = /<script src="([^"]+\.js)" type="module"/;
const preload = /<link rel="modulepreload"[^>]*>/g;

const inPlaceOf = (file: string) => fileURLToPath(new URL(`./ui/${file}`, import.meta.url));

/**
 * What our Markdown names and never uses: the table of HTML's 2,000 named characters, the finding of addresses in
 * text and their writing in full, classes of characters that the browsers know; 22 kB compressed in all. The apps are
 * built with them left open (`externalDependencies`), and closed with these.
 */
const replaced = {
  entities: inPlaceOf('no-entities.js'),
  'linkify-it': inPlaceOf('no-linkify.js'),
  mdurl: inPlaceOf('no-addresses.js'),
  'punycode.js': inPlaceOf('no-addresses.js'),
  'uc.micro': inPlaceOf('character-classes.js'),
};

/** `chunk-GHHVHKPQ` is named `chunk` again: its new hash follows. */
const withoutHash = (name: string): string => name.replace(/-[\w-]{8}$/, '');

async function bundle(folder: string, start: string) {
  const build = await rolldown({
    input: join(folder, start),
    platform: 'browser',
    resolve: { alias: replaced },
    plugins: [webSocketOnly(), { name: 'late errors', transform: lateErrors }, minified],
  });
  const { output } = await build.write({
    dir: folder,
    entryFileNames: ({ name }) => `${withoutHash(name)}-[hash].js`,
    chunkFileNames: ({ name }) => `${withoutHash(name)}-[hash].js`,
    // Done by `minified`.
    minify: false,
    postBanner: compileAtOnce,
    codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] },
  });
  const read = (await build.watchFiles).filter((file) => dirname(file) === folder).map((file) => basename(file));
  await build.close();
  return { output, read };
}

/**
 * Makes one file of all scripts that an app needs before it shows anything. Angular's build leaves some
 * thirty, since each lazy page shares another part of them; a phone would fetch them in several rounds, and
 * the last of them are found only when the first have come.
 * @param folder a built app: `index.html` and its scripts
 * @returns the name of that file
 */
export async function gatherFirstLoad(folder: string): Promise<string> {
  const page = join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  const start = startScript.exec(html)?.[1];
  if (!start) throw new Error(`${page} starts no script`);
  const { output, read } = await bundle(folder, start);
  const written = output.map(({ fileName }) => fileName);
  await Promise.all(read.filter((file) => !written.includes(file)).map((file) => rm(join(folder, file))));
  const main = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry)!.fileName;
  await writeFile(page, html.replaceAll(preload, '').replace(start, main));
  return main;
}
