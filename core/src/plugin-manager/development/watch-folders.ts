import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';

/** Files of one folder below the watched one that came, went or changed, with slashes. */
export type OnChange = (folder: string, paths: readonly string[]) => void;

/** Editors write a file in several steps, and save several files at once. */
const settleMs = 60;
const isLeft = (name: string) => name.startsWith('.') || name === 'node_modules' || name === 'dist';

/** Size and time of each file. */
type Seen = Map<string, string>;

/**
 * Watches every folder below one. The system's own recursive watching differs from one system to the next; so each
 * folder is watched for itself, and a notice only has the files looked at.
 */
export class FolderWatch {
  readonly #root: string;
  readonly #onChange: OnChange;
  readonly #watchers = new Map<string, FSWatcher>();
  #seen: Seen = new Map();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(root: string, onChange: OnChange) {
    this.#root = root;
    this.#onChange = onChange;
  }

  /** What is there when it starts is no change. */
  async start(): Promise<Dispose> {
    this.#seen = await this.#look();
    return () => this.#stop();
  }

  async #stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking.then(() => this.#compare());
    }, settleMs);
  }

  async #compare(): Promise<void> {
    const before = this.#seen;
    const now = await this.#look();
    this.#seen = now;
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (path) => before.get(path) !== now.get(path),
    );
    for (const folder of new Set(changed.map((path) => path.slice(0, path.indexOf('/'))))) {
      const own = changed.filter((path) => path.startsWith(`${folder}/`));
      this.#onChange(
        folder,
        own.map((path) => path.slice(folder.length + 1)),
      );
    }
  }

  async #look(): Promise<Seen> {
    const seen: Seen = new Map();
    const entered = new Set<string>();
    await this.#enter(this.#root, seen, entered);
    for (const folder of this.#watchers.keys()) if (!entered.has(folder)) this.#forget(folder);
    return seen;
  }

  async #enter(folder: string, seen: Seen, entered: Set<string>): Promise<void> {
    entered.add(folder);
    // Watched before it is read: nothing that comes in between is missed.
    this.#watch(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    await Promise.all(
      entries.map(async (entry) => {
        const path = join(folder, entry.name);
        if (isLeft(entry.name)) return;
        if (entry.isDirectory()) return this.#enter(path, seen, entered);
        const found = await stat(path).catch(() => undefined);
        const isInFolder = folder !== this.#root;
        if (found?.isFile() && isInFolder)
          seen.set(relative(this.#root, path).split(sep).join('/'), `${found.mtimeMs} ${found.size}`);
      }),
    );
  }

  #watch(folder: string): void {
    if (this.#isStopped || this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_, name) => this.#notice(folder, name));
      watcher.on('error', () => this.#notice(folder, null));
      this.#watchers.set(folder, watcher);
    } catch {
      // It went at this very moment; whatever is above it tells.
    }
  }

  /** What has come in the place of a folder is another one, however quickly. */
  #notice(folder: string, name: string | null): void {
    const path = name === null ? folder : join(folder, name);
    for (const watched of this.#watchers.keys())
      if (watched === path || watched.startsWith(path + sep)) this.#forget(watched);
    this.#lookSoon();
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
