import { blame } from './blame.ts';

const places = [
  { release: 'notes@1.0.0', folder: '/srv/data/releases/notes/1.0.0-abc' },
  { release: 'notes@1.0.1', folder: '/srv/data/releases/notes/1.0.1-def' },
  { release: 'question-answer@1.0.0', folder: '/srv/fudao/plugins/question-answer' },
];
const node = 'node:internal/process/task_queues';
const library = '/srv/fudao/node_modules/yjs/index.js';
const core = '/srv/fudao/core/src/database/sql-scope.ts';
const notes = '/srv/data/releases/notes/1.0.0-abc/server/index.js';
const of = (files: string[], startedFor?: string) => blame(files, startedFor, places, '/srv/fudao/core');

test.each([
  ['a plugin that the platform called', [notes, core, node], 'notes@1.0.0'],
  ['a package that a plugin called', [library, node, notes, core], 'notes@1.0.0'],
  ['a package inside of a plugin', ['/srv/data/releases/notes/1.0.1-def/node_modules/x/index.js', core], 'notes@1.0.1'],
  ['the platform that a plugin called', [library, core, notes], undefined],
  ['a folder that only begins alike', ['/srv/data/releases/notes/1.0.0-abcd/server/index.js', core], undefined],
  ['nobody that is known', [library, node], undefined],
])('%s', (_what, files, release) => {
  expect(of(files)).toBe(release);
});

test('where no frame tells, it is who started it', () => {
  expect(of([node, library], 'question-answer@1.0.0')).toBe('question-answer@1.0.0');
  expect(of([], 'question-answer@1.0.0')).toBe('question-answer@1.0.0');
  expect(of([core], 'question-answer@1.0.0')).toBeUndefined();
});
