import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { findProgram, findServer } from './system-programs.ts';

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

const add = (name: string, mode = 0o755) => writeFileSync(join(folder, name), '', { mode });

test('finds the first of the names that may be run', () => {
  expect(findProgram('chromium')).toBeUndefined();
  add('chromium', 0o644);
  expect(findProgram('chromium')).toBeUndefined();
  add('google-chrome');
  expect(findProgram('chromium')).toBe(join(folder, 'google-chrome'));
  add('chromium-browser');
  expect(findProgram('chromium')).toBe(join(folder, 'chromium-browser'));
});

test('a missing server is told, with how to get it', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(findServer('chromium')).toBeUndefined();
  expect(write.mock.calls.join()).toContain('apt-get install chromium');
});

test('in CI a missing server is a failure', () => {
  process.env['CI'] = 'true';
  expect(() => findServer('chromium')).toThrow('chromium is not installed');
});
