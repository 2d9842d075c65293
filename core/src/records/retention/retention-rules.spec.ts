import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../runtime/config.ts';
import { parseRecordsPolicy, readRecordsPolicy } from '../records-policy.ts';
import { retentionOf } from './retention-rules.ts';

/** Kinds as the code writes them: `kind: 'a.b'`, and `kind: \`a.b-${…}\`` up to what is filled in. */
function kindsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|testing/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return [...source.matchAll(/record\(\s*\{\s*kind: ['`]([a-z-]+\.[a-zA-Z-]*)/g)].map(([, kind]) => kind!);
  });
}

test('every kind of record that the code writes has a retention of its own or of its room or plugin', () => {
  const { retention } = readRecordsPolicy();
  const kinds = [...new Set(['core/src', 'plugins'].flatMap((folder) => kindsIn(join(projectRoot, folder))))];
  expect(kinds.length).toBeGreaterThan(40);
  expect(kinds.filter((kind) => retentionOf(retention, kind).rule === 'otherwise')).toEqual([]);
});

test('the rule of the kind wins over that of the room, and that over the one for the rest', () => {
  const rules = { 'points.*': 100, 'points.corrected': 'forever', otherwise: 50 } as const;
  expect(retentionOf(rules, 'points.corrected')).toEqual({ days: null, rule: 'points.corrected' });
  expect(retentionOf(rules, 'points.awarded')).toEqual({ days: 100, rule: 'points.*' });
  for (const kind of ['pointsx.awarded', 'points', 'constructor']) expect(retentionOf(rules, kind)).toEqual({ days: 50, rule: 'otherwise' });
});

test('a configuration that ends what vouches for the chain, or leaves a kind out, does not start', () => {
  const good = readFileSync(join(projectRoot, 'config/policies/records.yaml'), 'utf8');
  const refused = (from: string, to: string) => () => parseRecordsPolicy(good.replace(from, to));
  expect(refused('records.*: forever', 'records.*: 400')).toThrow('must keep records.person-erased forever');
  expect(refused('  otherwise: 1095', '')).toThrow('needs `otherwise`');
  expect(refused('identity.*: 1095', 'identity.*: 3')).toThrow('records.yaml is wrong');
  expect(refused('minutes: 30', 'minutes: 3000')).toThrow('records.yaml is wrong');
});
