import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { aManifest } from '../../../core/src/plugin-manager/package/testing/a-package.ts';

/** A plugin that starts threads, reads files and uses packages of its own, as small as that can be. */
const sources: Readonly<Record<string, string>> = {
  'plugin.json': JSON.stringify(aManifest()),
  'README.md': '# Notes\n',
  'server/index.ts': `
    import { definePlugin } from '@fudao/plugin-sdk';
    import { errors } from './errors.ts';
    import { tryOut } from './deep/er/try-out.ts';
    export { tryOut };
    export const refuse = (): Error => errors.NO();
    export default definePlugin({
      services: [{ name: 'notes' }],
      migrations: new URL('../migrations/', import.meta.url),
      errors,
      privacy: { exportPerson: async () => ({}), erasePerson: async () => undefined },
    });`,
  'server/errors.ts': `
    import { defineErrors } from '@fudao/plugin-sdk';
    export const errors = defineErrors('NOTES', { NO: { status: 409, retryable: false, message: { 'zh-CN': '不', en: 'No' } } });`,
  'server/deep/er/try-out.ts': `
    import { readFile } from 'node:fs/promises';
    import { once } from 'node:events';
    import { Worker } from 'node:worker_threads';
    import older from 'older-package';
    import type { Reply } from './reply.ts';
    export async function tryOut(): Promise<object> {
      const worker = new Worker(new URL('../worker.ts', import.meta.url));
      const [reply] = (await once(worker, 'message')) as [Reply];
      const words = await readFile(new URL('../../words.txt', import.meta.url), 'utf8');
      return { reply, words, older: older('/a/b') };
    }`,
  'server/deep/er/reply.ts': 'export interface Reply { code: string; inner: string }',
  'server/deep/worker.ts': `
    import { once } from 'node:events';
    import { parentPort, Worker } from 'node:worker_threads';
    import { errors } from '../errors.ts';
    const inner = new Worker(new URL('../inner-worker.ts', import.meta.url));
    const [word] = (await once(inner, 'message')) as [string];
    parentPort!.postMessage({ code: errors.NO().code, inner: word });`,
  'server/inner-worker.ts': `
    import { parentPort } from 'node:worker_threads';
    parentPort!.postMessage('hello from within');`,
  'server/errors.spec.ts': 'throw new Error("a test is not packed");',
  'server/words.txt': 'some words',
  'migrations/2026-01-01-notes.ts': `
    import type { SchemaScope } from '@fudao/plugin-sdk';
    export async function up(schema: SchemaScope): Promise<void> { await schema.run('SELECT 1'); }`,
  'migrations/2026-01-01-notes.spec.ts': 'throw new Error("nor is this");',
  // As packages were before ES modules: it asks for Node's own by require.
  'node_modules/older-package/package.json': '{"name":"older-package","version":"1.0.0","main":"index.js"}',
  'node_modules/older-package/index.js': `const path = require('path'); module.exports = (name) => path.posix.basename(name);`,
};

/** Writes the plugin to a folder; a value of null leaves a file out. */
export async function writePlugin(
  folder: string,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  for (const [path, content] of Object.entries({ ...sources, ...changes })) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
