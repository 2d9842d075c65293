import { file, patch, without, type Defect } from '../seeded.ts';

const index = 'server/index.ts';
const cache = 'server/cache.ts';
const inSetup = 'return calls.start();';
const second = 'migrations/2026-11-15-thoughts.ts';
const scope = "import type { SchemaScope } from '@fudao/plugin-sdk';\n\n";
const migration = (body: string) => `${scope}export async function up(schema: SchemaScope): Promise<void> {\n${body}\n}\n`;
const third = 'migrations/2026-11-20-more.ts';

export const lifeDefects: readonly Defect[] = [
  { id: 'timer-left', base: 'study-cards', check: 'lifecycle', says: 'a timer is left behind', patches: [patch(cache, 'clearInterval(this.#timer);', '')] },
  { id: 'timer-of-module', base: 'study-cards', check: 'lifecycle', says: 'a timer is left behind', patches: [patch('server/schemas.ts', 'export const closed', 'setInterval(() => undefined, 5_000).unref();\n\nexport const closed')] },
  { id: 'timer-of-handler', base: 'study-cards', check: 'lifecycle', says: 'a timer is left behind', patches: [patch('server/board.service.ts', 'calls.count();', 'calls.count();\n        setInterval(() => undefined, 5_000);')] },
  { id: 'server-left', base: 'bell', check: 'lifecycle', says: 'a server that listens is left behind', patches: [patch(index, "import { action", "import { createServer } from 'node:http';\nimport { action"), patch(index, 'const onWarning', "const server = createServer().listen(0, '127.0.0.1');\n    server.unref();\n    const onWarning")] },
  { id: 'watcher-left', base: 'study-cards', check: 'lifecycle', says: 'a watcher of files is left behind', patches: [patch(index, "import { mkdir", "import { watch } from 'node:fs';\nimport { mkdir"), patch(index, inSetup, `watch(cacheFolder).unref();\n    ${inSetup}`)] },
  { id: 'thread-left', base: 'bell', check: 'lifecycle', says: 'a thread is left behind', patches: [patch(index, "import { action", "import { Worker } from 'node:worker_threads';\nimport { action"), patch(index, 'const onWarning', "new Worker('setInterval(() => 0, 1000)', { eval: true }).unref();\n    const onWarning")] },
  { id: 'listener-left', base: 'bell', check: 'lifecycle', says: 'a listener more for "warning"', patches: [patch(index, "process.off('warning', onWarning);", '')] },
  { id: 'file-left-in-own-folder', base: 'study-cards', check: 'lifecycle', says: '"stamp.txt" is left behind in the plugin', patches: [patch(index, "await writeFile(join(cacheFolder, 'stamp'), 'ready');", "await writeFile(new URL('../stamp.txt', import.meta.url), 'ready');"), patch(index, "import { join } from 'node:path';\n", '')] },
  { id: 'file-left-in-data-folder', base: 'study-cards', check: 'lifecycle', says: '"cards.txt" is left behind in the data folder', patches: [patch(index, "join(cacheFolder, 'stamp')", "join(cacheFolder, '../../cards.txt')")] },
  { id: 'global-left', base: 'bell', check: 'lifecycle', says: 'a global variable "bellState"', patches: [patch(index, 'const onWarning', "Object.assign(globalThis, { bellState: {} });\n    const onWarning")] },
  { id: 'end-never-comes', base: 'bell', check: 'lifecycle', says: 'it did not end within 5 s', patches: [patch(index, '    return () => {\n      clearInterval(timer);', '    return async () => {\n      await new Promise(() => undefined);\n      clearInterval(timer);')] },
  { id: 'end-takes-the-next-along', base: 'study-cards', check: 'lifecycle', says: 'was lost while the release was swapped for itself: Error: closed', patches: [patch(cache, 'this.lately += 1;', "if (this.#users < 0) throw new Error('closed');\n    this.lately += 1;"), patch(cache, '      this.#users -= 1;\n', '      this.#users = -100;\n')] },
  { id: 'end-throws', base: 'bell', check: 'lifecycle', says: 'cannot end', patches: [patch(index, '    return () => {\n      clearInterval(timer);', "    return () => {\n      clearInterval(timer);\n      process.off('warning', onWarning);\n      if (timer) throw new Error('cannot end');")] },
  { id: 'calls-lost-in-a-swap', base: 'study-cards', check: 'lifecycle', says: 'was lost while the release was swapped for itself: Error: the store is closed', patches: [patch(cache, '      this.#users -= 1;\n', '      this.#users -= 1;\n      this.rest = Date.now() + 80;\n'), patch(cache, 'lately = 0;\n\n', 'lately = 0;\n  rest = 0;\n\n'), patch(cache, 'this.lately += 1;', "if (Date.now() < this.rest) throw new Error('the store is closed');\n    this.lately += 1;")] },

  { id: 'column-dropped', base: 'reading-log', check: 'migrations', hasEarlier: true, says: 'drops or renames reading_log_books.thoughts', patches: [file(third, migration("  await schema.run('ALTER TABLE reading_log_books DROP COLUMN thoughts');"))] },
  { id: 'table-renamed', base: 'reading-log', check: 'migrations', hasEarlier: true, says: 'drops or renames reading_log_counts', patches: [file(third, migration("  await schema.run('ALTER TABLE reading_log_counts RENAME TO reading_log_sums');"))] },
  { id: 'column-needs-a-value', base: 'reading-log', check: 'migrations', says: 'Cannot add a NOT NULL column', patches: [file(third, migration("  await schema.run('ALTER TABLE reading_log_books ADD COLUMN pages INTEGER NOT NULL');\n  await schema.run('UPDATE reading_log_books SET pages = 1 / (SELECT COUNT(*) - 1 FROM reading_log_books WHERE pages IS NULL OR pages = 0)');"))] },
  { id: 'key-on-what-is-there-twice', base: 'reading-log', check: 'migrations', says: 'with data in its tables: Migration 2026-11-20-more.ts of reading-log failed: only for empty tables', patches: [file(third, migration("  const rows = await schema.select<{ id: string; title: string }>('SELECT id, title FROM reading_log_books');\n  if (rows.length > 0) throw new Error('only for empty tables');\n  await schema.addIndex('reading_log_books', { columns: ['title'] });"))] },
  { id: 'tables-of-others', base: 'reading-log', check: 'migrations', says: 'it names "identity_accounts"', patches: [file(third, migration("  await schema.run('UPDATE identity_accounts SET name = name');"))] },
  { id: 'one-database-only', base: 'reading-log', check: 'migrations', says: '(on MariaDB)', patches: [file(third, migration("  await schema.run(\"INSERT OR IGNORE INTO reading_log_counts (district_id, books) VALUES ('none', 0)\");"))] },
  { id: 'old-migration-edited', base: 'reading-log', check: 'migrations', hasEarlier: true, says: 'The migration 2026-11-01-books was changed', patches: [patch('migrations/2026-11-01-books.ts', "read_at: { type: 'time' },", "read_at: { type: 'time' },\n      pages: { type: 'integer', default: 0 },")] },
  { id: 'old-migration-gone', base: 'reading-log', check: 'migrations', hasEarlier: true, says: 'The migration 2026-11-15-thoughts of 2.0.0 is gone', patches: [without(second), patch('migrations/2026-11-01-books.ts', "read_at: { type: 'time' },", "read_at: { type: 'time' },\n      thoughts: { type: 'long-text', nullable: true },")] },
  { id: 'migration-before-others', base: 'reading-log', check: 'migrations', hasEarlier: true, says: 'stands before 2026-11-15-thoughts', patches: [file('migrations/2026-11-10-pages.ts', migration("  await schema.addColumn('reading_log_books', 'pages', { type: 'integer', default: 0 });"))] },
  { id: 'migration-undated', base: 'reading-log', check: 'migrations', says: 'later.ts is not named by its day', patches: [file('migrations/later.ts', migration("  await schema.addIndex('reading_log_books', { columns: ['read_at'] });"))] },
  { id: 'table-emptied', base: 'reading-log', check: 'migrations', says: '2026-11-20-more.ts empties the table reading_log_books', patches: [file(third, migration("  await schema.run('DELETE FROM reading_log_books');"))] },
  { id: 'exports-no-up', base: 'reading-log', check: 'migrations', says: 'exports no function "up"', patches: [file(third, 'export const change = 1;\n')] },
];
