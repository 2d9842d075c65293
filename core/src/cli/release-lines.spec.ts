import { pluginLines, type Plugin } from './release-lines.ts';

const since = '2026-11-22T10:00:00.000Z';
const release = { version: '1.0.0', state: 'installed', trust: 'trusted', channels: [], pinnedBy: [], ungranted: [], nodes: [] };
const plugin: Plugin = { id: 'notes', channels: { stable: '1.0.0', canary: null, revision: 1 }, enabledIn: ['d1', 'd2'], releases: [] };

test('a plugin that nobody has yet is one line', () => {
  expect(pluginLines({ ...plugin, enabledIn: [], channels: { stable: null, canary: null, revision: 0 } })).toEqual(['notes  stable -  canary -  enabled in -']);
});

test('each release tells what it waits for, and each node since when it runs it and how', () => {
  const figures = { tenMinutes: { calls: 12, faults: 1, p95: 3.14 }, breaker: 'closed' };
  const nodes = [
    { nodeId: 'a', state: 'running', since, rssMb: 180, figures },
    { nodeId: 'b', state: 'failed', since, rssMb: 99, failure: 'no bubblewrap' },
  ];
  const releases = [{ ...release, nodes, pinnedBy: ['d2'] }, { ...release, version: '2.0.0', state: 'verified', ungranted: [{ name: 'files.read' }] }];
  expect(pluginLines({ ...plugin, releases })).toEqual([
    'notes  stable 1.0.0  canary -  enabled in d1, d2',
    '  1.0.0  installed  trusted  pinned by d2',
    `    a  running since ${since}; in ten minutes 12 calls, 1 faults, p95 3.1 ms; node 180 MB`,
    `    b  failed since ${since}; node 99 MB; no bubblewrap`,
    '  2.0.0  verified  trusted  waits for consent to files.read',
  ]);
});

test('a confined release tells of its process, and of one that rests', () => {
  const process = { memoryMb: 61, restarts: 2, lastEnd: 'its process was killed from outside' };
  const figures = { tenMinutes: { calls: 0, faults: 0, p95: 0 }, breaker: 'open', process };
  const [, , line] = pluginLines({ ...plugin, releases: [{ ...release, nodes: [{ nodeId: 'a', state: 'running', since, rssMb: 180, figures }] }] });
  expect(line).toContain('breaker open; process 61 MB, 2 restarts (its process was killed from outside); node 180 MB');
});
