import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot as root } from '../../runtime/config.ts';
import { kindNames } from './kind-name.ts';

const isSource = (path: string) => path.endsWith('.ts') && !/\.spec\.ts$|testing|[/\\](dist|ui)[/\\]/.test(path);

async function sourcesIn(folder: string): Promise<string[]> {
  const paths = (await readdir(join(root, folder), { recursive: true })).filter(isSource);
  return Promise.all(paths.map((path) => readFile(join(root, folder, path), 'utf8')));
}

/** Kinds that are written out where something is put on the record; what follows a `${` is not known here. */
function kindsIn(source: string): string[] {
  const calls = source.matchAll(/\brecord\(\s*\{\s*kind:\s*(['`])([a-z-]+\.[a-z-]*)(\$\{|\1)/g);
  return [...calls].map(([, , kind, end]) => (end === '${' ? `${kind}…` : kind!));
}

/** A kind that was only begun is named where some name of the same owner begins so. */
function isNamed(kind: string, names: Readonly<Record<string, Readonly<Record<string, string>>>>): boolean {
  const [owner, what] = kind.split('.') as [string, string];
  const known = Object.keys(names[owner] ?? {});
  return what.endsWith('…') ? known.some((one) => one.startsWith(what.slice(0, -1))) : known.includes(what);
}

describe('what records are called', () => {
  test('every kind that the platform and its plugins put on the record has a name in both languages', async () => {
    const kinds = new Set([...(await sourcesIn('core/src')), ...(await sourcesIn('plugins/question-answer/server')), ...(await sourcesIn('plugins/one-to-one/server'))].flatMap(kindsIn));
    expect(kinds.size).toBeGreaterThan(60);
    for (const names of Object.values(kindNames)) {
      expect([...kinds].filter((kind) => !isNamed(kind, names))).toEqual([]);
    }
  });
});
