import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type * as Client from 'socket.io-client';

const hint = (file: string) => `<link rel="modulepreload" href="${file}">`;
/** As Angular's build leaves it: what the start and a lazy page share is a chunk of its own. */
const app: Record<string, string> = {
  'index.html': `<html><body>${hint('chunk-AAAAAAAA.js')}${hint('chunk-BBBBBBBB.js')}<script src="main-AAAA2222.js" type="module" nonce="N"></script></body></html>`,
  'main-AAAA2222.js': `import { one } from './chunk-AAAAAAAA.js'; import { log } from './chunk-BBBBBBBB.js';
log.push(one); globalThis.openPage = () => import('./chunk-PPPPPPPP.js'); globalThis.log = log;`,
  'chunk-AAAAAAAA.js': `import { log } from './chunk-BBBBBBBB.js'; log.push('first'); export const one = 1;`,
  'chunk-BBBBBBBB.js': `export const log = [];`,
  'chunk-PPPPPPPP.js': `import { log } from './chunk-BBBBBBBB.js'; import { two } from './chunk-QQQQQQQQ.js'; log.push(two);`,
  'chunk-QQQQQQQQ.js': `import { decodeHTMLStrict } from 'entities'; export const two = decodeHTMLStrict('&hearts;') && 2;
globalThis.openLine = () => import('socket.io-client');`,
  'ngsw-worker.js': `importScripts('none');`,
};

interface Started {
  openPage?: () => Promise<unknown>;
  log?: unknown[];
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fudao-first-load-'));
  await Promise.all(Object.entries(app).map(([name, content]) => writeFile(join(folder, name), content)));
});
afterEach(() => rm(folder, { recursive: true }));

/** In a process of its own: the bundler is native, and does not know the objects of Jest's realm. */
async function gather(): Promise<void> {
  const program = `const { gatherFirstLoad } = await import(process.argv[1]); await gatherFirstLoad(process.argv[2]);`;
  const module = new URL('./gather-first-load.ts', import.meta.url).href;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, module, folder]);
}

const read = (file: string) => readFile(join(folder, file), 'utf8');

test('the start is one file without imports, and the page asks for nothing else', async () => {
  await gather();
  const html = await read('index.html');
  const [, start] = /<body><script src="(main-[\w-]{8}\.js)" type="module" nonce="N"><\/script><\/body>/.exec(html)!;
  expect(await read(start!)).not.toMatch(/\bfrom\s*"|^import\s*"/m);
});

test('every script asks to be compiled while it comes in', async () => {
  await gather();
  const written = (await readdir(folder)).filter((name) => /^(main|chunk)-/.test(name));
  const texts = await Promise.all(written.map(read));
  expect(texts.map((text) => text.split('\n', 1)[0])).toEqual(written.map(() => '//# allFunctionsCalledOnLoad'));
});

test('what the build left open is closed, and the table of named characters is not what closes it', async () => {
  await gather();
  const files = (await readdir(folder)).filter((name) => /^(main|chunk)-/.test(name));
  const texts = await Promise.all(files.map(read));
  expect(texts.filter((text) => /["'`]entities["'`]/.test(text))).toEqual([]);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(2_000);
});

test('it does what it did, and so does a page that is opened later', async () => {
  await gather();
  const started = globalThis as Started;
  const [, start] = /src="([^"]+)"/.exec(await read('index.html'))!;
  await import(pathToFileURL(join(folder, start!)).href);
  expect(started.log).toEqual(['first', 1]);
  await started.openPage!();
  expect(started.log).toEqual(['first', 1, 2]);
  delete started.openPage;
  delete started.log;
});

/** A browser that talks by WebSocket, and writes down to where. */
function standInForBrowser(): { opened: string[]; leave: () => void } {
  const opened: string[] = [];
  const { WebSocket: own } = globalThis;
  class Line {
    constructor(address: string) {
      opened.push(address);
    }
    close() {}
  }
  Object.assign(globalThis, { WebSocket: Line, addEventListener: () => {}, removeEventListener: () => {} });
  return { opened, leave: () => Object.assign(globalThis, { WebSocket: own }) };
}

test('of the line for pushes, WebSocket alone is left, and opens it', async () => {
  await gather();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(names.map(read));
  const line = texts.find((text) => text.includes('WebSocket'))!;
  expect(texts.join()).not.toMatch(/XMLHttpRequest|WebTransport\(|fetch\(/);
  const { opened, leave } = standInForBrowser();
  const { io } = (await import(pathToFileURL(join(folder, names[texts.indexOf(line)]!)).href)) as typeof Client;
  const socket = io('http://127.0.0.1', { path: '/realtime', transports: ['websocket'], reconnection: false });
  await new Promise((resolve) => setTimeout(resolve, 0));
  socket.disconnect();
  leave();
  expect(opened).toEqual(['ws://127.0.0.1/realtime/?EIO=4&transport=websocket']);
});

test('what was gathered is gone, and nothing else is', async () => {
  await gather();
  const names = (await readdir(folder)).map((name) => name.replace(/-[\w-]{8}\.js$/, '-*.js'));
  expect(names.sort()).toEqual(['chunk-*.js', 'esm-*.js', 'index.html', 'main-*.js', 'ngsw-worker.js']);
});

test('a page that starts nothing is a fault of the build', async () => {
  await writeFile(join(folder, 'index.html'), '<html></html>');
  await expect(gather()).rejects.toThrow('index.html starts no script');
});
