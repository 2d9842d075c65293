import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface SourceFile {
  /** Below the plugin's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

const left = new Set(['node_modules', 'dist', '.git', 'testing']);
const isSource = (name: string) => /\.(?:[cm]?[jt]s)$/.test(name) && !/\.(?:d|spec)\.[cm]?[jt]s$/.test(name);

/** The modules below a part of a plugin's folder, without tests; none where the part is not there. */
export async function readSources(folder: string, part: string): Promise<SourceFile[]> {
  const entries = await readdir(join(folder, part), { withFileTypes: true }).catch(() => []);
  const nested = entries.map(async (entry): Promise<SourceFile[]> => {
    const path = join(folder, part, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : readSources(folder, join(part, entry.name));
    if (!isSource(entry.name)) return [];
    return [{ path: relative(folder, path).split(sep).join('/'), text: await readFile(path, 'utf8') }];
  });
  return (await Promise.all(nested)).flat().sort((one, other) => (one.path < other.path ? -1 : 1));
}
