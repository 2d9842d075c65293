import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ownFileUrl = /(new URL\(\s*(['"`])\.{1,2}\/[^'"`]*?)\.ts(\2\s*,\s*import\.meta\.url)/g;

/**
 * `new URL('./search-worker.ts', import.meta.url)` names the compiled file, as tsc does it for imports.
 * The length stays, so source maps hold.
 */
export function compileFileUrl(code: string): string {
  return code.replace(ownFileUrl, '$1.js$3');
}

/** In every compiled module below a folder. */
export async function compileFileUrls(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
  for (const file of files.map((name) => join(folder, name))) {
    const code = await readFile(file, 'utf8');
    const compiled = compileFileUrl(code);
    if (compiled !== code) await writeFile(file, compiled);
  }
}
