import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { findProgram, findServer } from './find-program.ts';

const before = { PATH: process.env['PATH'], CI: process.env['CI'] };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fudao-programs-'));
  process.env['PATH'] = folder;
  delete process.env['CI'];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  jest.restoreAllMocks();
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('finds the first of the names that may be run', () => {
  writeFileSync(join(folder, 'fudao-old'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'fudao-text'), '', { mode: 0o644 });
  expect(findProgram('fudao-new', 'fudao-old')).toBe(join(folder, 'fudao-old'));
  expect(findProgram('fudao-new')).toBeUndefined();
  expect(findProgram('fudao-text')).toBeUndefined();
});

test('a missing server is told, with how to get it', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(findServer('fudao-package', 'fudao-server')).toBeUndefined();
  expect(write.mock.calls.join()).toContain('apt-get install fudao-package');
});

test('in CI a missing server is a failure', () => {
  process.env['CI'] = 'true';
  expect(() => findServer('fudao-package', 'fudao-server')).toThrow('fudao-server is not installed');
});
