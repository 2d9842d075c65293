import type { Subject } from '../subject/subject.ts';
import { lostBetween, type ColumnShape } from './database-shape.ts';
import { findingsOfHistory, mentions } from './earlier-releases.ts';

const release = (version: string, migrations: Record<string, string>, server = ''): Subject =>
  ({
    kind: 'folder',
    source: { manifest: { version } },
    migrations: Object.entries(migrations).map(([path, text]) => ({ path: `migrations/${path}`, text })),
    server: [{ path: 'server/index.ts', text: server }],
  }) as unknown as Subject;

const before = release('1.0.0', { '2026-01-01-a.ts': 'a', '2026-02-01-b.ts': 'b' }, "select('SELECT title FROM books')");

describe('the migrations of a release after another', () => {
  const said = (migrations: Record<string, string>) => findingsOfHistory(release('1.1.0', migrations), [before]).map(({ message }) => message);

  test('may be more', () => {
    expect(said({ '2026-01-01-a.ts': 'a', '2026-02-01-b.ts': 'b', '2026-03-01-c.ts': 'c' })).toEqual([]);
  });

  test('are never changed, taken away, or put before one that ran', () => {
    expect(said({ '2026-01-01-a.ts': 'other', '2026-02-01-b.ts': 'b' })).toEqual([expect.stringContaining('was changed since 1.0.0')]);
    expect(said({ '2026-01-01-a.ts': 'a' })).toEqual([expect.stringContaining('2026-02-01-b of 1.0.0 is gone')]);
    expect(said({ '2026-01-01-a.ts': 'a', '2026-01-15-x.ts': 'x', '2026-02-01-b.ts': 'b' })).toEqual([expect.stringContaining('stands before 2026-02-01-b')]);
  });

  test('a release uses what its source names', () => {
    expect(mentions(before, 'books.title')).toBe(true);
    expect(mentions(before, 'books.pages')).toBe(false);
  });
});

test('what a migration takes away is named', () => {
  const columns = (...names: string[]) => names.map((name) => ({ name }) as ColumnShape);
  const shape = new Map([['books', columns('id', 'title')], ['counts', columns('n')]]);
  expect(lostBetween(shape, shape)).toEqual([]);
  expect(lostBetween(shape, new Map([['books', columns('id')]]))).toEqual(['books.title', 'counts']);
});
