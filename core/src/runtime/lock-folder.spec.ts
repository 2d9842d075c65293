import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.ts';
import { lockFolder } from './lock-folder.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fudao-lock-folder-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a folder is one node's, until it lets go", () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(ConfigError);
  expect(() => lockFolder(folder)).toThrow(/already.*FUDAO_DATA/);
  void release();
  void lockFolder(folder)();
});

test('a process that is killed leaves no lock behind', async () => {
  const module = JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href);
  // As long as somebody holds what would let go of it: what nobody holds is collected, and its lock with it.
  const program = `const held = (await import(${module})).lockFolder(process.argv[1]); console.log('locked'); setInterval(() => held, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  try {
    expect(() => lockFolder(folder)).toThrow(ConfigError);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  void lockFolder(folder)();
});

test('what is no lock is not called one', () => {
  expect(() => lockFolder(join(folder, 'nowhere'))).toThrow(/unable to open/);
});
