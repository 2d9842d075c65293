import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { etagOf } from '../http/etag.ts';
import type { Encoding } from './accept-encoding.ts';
import { contentTypeOf } from './content-type.ts';

export interface StaticFile {
  readonly contentType: string;
  /** Whether the name changes with the content. */
  readonly isHashed: boolean;
  /** Of the content itself, whatever the encoding. */
  readonly etag: string;
  readonly content: Buffer;
  /** Prepared at build time (scripts/precompress.ts). */
  readonly encoded: ReadonlyMap<Encoding, Buffer>;
}

const endings: readonly (readonly [Encoding, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** As Angular's build and esbuild name what may be kept for ever: `main-5HGT2QWZ.js`, `chunk-s1DOCM-O2.js`. */
const hashed = /-[A-Za-z0-9_-]{8,}\.(js|css)$/;

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  // Links are left out: what they point to may lie outside.
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * The files of a folder as they were when it was first read. A request is looked up among them by
 * name, so that no path, however written, leads to anything else. Contents stay in memory once read:
 * an app is a few megabytes, asked for by a whole city at one hour.
 */
export class FolderFiles {
  readonly #folder: string;
  readonly #names: ReadonlySet<string>;
  readonly #files = new Map<string, Promise<StaticFile>>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#names = new Set(listFiles(folder).map((name) => name.split(sep).join('/')));
  }

  /** Whether one of them is a page: an interface is a framed page or modules. */
  get hasPage(): boolean {
    return [...this.#names].some((name) => name.endsWith('.html'));
  }

  /** @param name with slashes, without one in front */
  async find(name: string): Promise<StaticFile | undefined> {
    if (!this.#names.has(name)) return undefined;
    const known = this.#files.get(name);
    if (known) return known;
    const file = this.#read(name);
    this.#files.set(name, file);
    file.catch(() => this.#files.delete(name));
    return file;
  }

  async #read(name: string): Promise<StaticFile> {
    const content = await readFile(join(this.#folder, name));
    const prepared = endings.filter(([, ending]) => this.#names.has(name + ending));
    const encoded = prepared.map(async ([encoding, ending]) => [encoding, await readFile(join(this.#folder, name + ending))] as const);
    return {
      contentType: contentTypeOf(name),
      isHashed: hashed.test(name),
      etag: etagOf(content),
      content,
      encoded: new Map(await Promise.all(encoded)),
    };
  }
}
