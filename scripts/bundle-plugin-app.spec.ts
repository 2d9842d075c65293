import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const plugin: Record<string, string> = {
  'index.js': `import { Card } from '@fudao/ui-kit'; import { words } from './words.js';
export default { card: Card, words, page: () => import('./page.ts') };`,
  'words.js': `import { map } from 'rxjs'; export const words = map('both');`,
  'page.js': `import { Card, Editor } from '@fudao/ui-kit'; import { words } from './words.js';
export const page = [Card, Editor, words];`,
};
const shared = [
  ['@fudao/ui-kit', ['Board', 'Card', 'Editor', 'FileSaver', 'Tabs']],
  ['@fudao/ui-kit/start', ['Card']],
  ['rxjs', ['map']],
  ['@fudao/ui-kit/later', ['Tabs']],
  ['@fudao/ui-kit/room', ['Board']],
  ['@fudao/ui-kit/staff', ['FileSaver']],
  ['@fudao/ui-kit/writing', ['Editor']],
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fudao-plugin-app-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** In a process of its own: the bundler is native, and does not know the objects of Jest's realm. */
async function bundle(sources: Record<string, string>): Promise<Map<string, string>> {
  await Promise.all(Object.entries(sources).map(([name, content]) => writeFile(join(folder, name), content)));
  const program = `const { bundlePluginApp } = await import(process.argv[1]);
const files = await bundlePluginApp(process.argv[2], 'student', new Map(JSON.parse(process.argv[3])));
process.stdout.write(JSON.stringify(files));`;
  const module = new URL('./ui/bundle-plugin-app.ts', import.meta.url).href;
  const argv = ['--input-type=module', '-e', program, module, join(folder, 'index.js'), JSON.stringify(shared)];
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  return new Map(JSON.parse(stdout) as [string, string][]);
}

const askedFor = (code: string | undefined) => /__fudaoShared\((\[.*?\])\)/.exec(code ?? '')?.[1];

test('a page that is imported later is a file of its own, and the start waits for nothing that only it needs', async () => {
  const files = await bundle(plugin);
  const later = [...files.keys()].filter((name) => name !== 'student.js');
  expect(later).toEqual([expect.stringMatching(/^student-[\w-]{8}\.js$/)]);
  expect(askedFor(files.get('student.js'))).toBe('["@fudao/ui-kit/start","rxjs"]');
  expect(askedFor(files.get(later[0]!))).toBe('["@fudao/ui-kit/writing"]');
});

test('the page finds what the start has, and both what the app gives', async () => {
  const files = await bundle(plugin);
  await Promise.all([...files].map(([name, code]) => writeFile(join(folder, name.replace(/js$/, 'mjs')), code.replaceAll('.js`', '.mjs`').replaceAll('.js"', '.mjs"'))));
  const program = `globalThis.__fudaoShared = async () => ({ rxjs: { map: (words) => words }, '@fudao/ui-kit/start': { Card: 'c' }, '@fudao/ui-kit/writing': { Editor: 'e' } });
const { default: ui } = await import(process.argv[1]);
process.stdout.write(JSON.stringify([ui.card, ui.words, (await ui.page()).page]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, join(folder, 'student.mjs')]);
  expect(JSON.parse(stdout)).toEqual(['c', 'both', ['c', 'e', 'both']]);
});

test('a name that the apps do not share fails the build', async () => {
  const compiled = `import * as i0 from '@fudao/ui-kit/start'; export const words = i0.Secret;`;
  await expect(bundle({ ...plugin, 'words.js': compiled })).rejects.toThrow('Secret');
  await expect(bundle({ ...plugin, 'words.js': `import { Secret } from '@fudao/ui-kit'; export const words = Secret;` })).rejects.toThrow('Secret');
});
