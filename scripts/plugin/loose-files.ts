import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function namesIn(folder: string, place: string): Promise<string[]> {
  const path = join(folder, place);
  const names = existsSync(path) ? await readdir(path) : [];
  return names.filter((name) => !name.startsWith('.'));
}

/** What is packed as it is: the manifest, texts for people, and pictures for the catalogue. */
export async function looseFiles(folder: string): Promise<Map<string, Buffer>> {
  const texts = ['plugin.json', 'README.md', 'LICENSE'].filter((path) => existsSync(join(folder, path)));
  const pictures = (await namesIn(folder, 'screenshots')).map((name) => `screenshots/${name}`);
  const read = async (path: string) => [path, await readFile(join(folder, path))] as const;
  return new Map(await Promise.all([...texts, ...pictures].map(read)));
}

/** An interface as it was built into a folder: its newest build, without those that open apps may still ask for. */
export async function builtUi(folder: string, hash: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(join(folder, hash), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const below = (file: string) => `ui/${file.slice(folder.length + 1).replaceAll('\\', '/')}`;
  return new Map(await Promise.all(files.map(async (file) => [below(file), await readFile(file)] as const)));
}
