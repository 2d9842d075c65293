import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';

describe('the data folder', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'fudao-data-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true }));

  const prepare = (settings: object = {}): Config => prepareDataFolder(loadConfig({}, { dataFolder, ...settings }));
  const secretsOf = ({ identity, records }: Config) => [identity.tokenSecret, records.masterKey];

  test('keeps the secrets that it made, for its owner alone', () => {
    const made = secretsOf(prepare());
    expect(secretsOf(prepare())).toEqual(made);
    expect(new Set(made).size).toBe(2);
    const folder = join(dataFolder, 'secrets');
    expect(readdirSync(folder).sort()).toEqual(['records-master-key', 'token-secret']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('makes none that are given', () => {
    const masterKey = Buffer.alloc(32, 7).toString('base64');
    const given = prepare({ identity: { tokenSecret: 'x'.repeat(40) }, records: { masterKey } });
    expect(secretsOf(given)).toEqual(['x'.repeat(40), masterKey]);
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  test.each(['', 'AAAA'])('a secret that was cut off to "%s" is refused, never made anew', (rest) => {
    mkdirSync(join(dataFolder, 'secrets'));
    writeFileSync(join(dataFolder, 'secrets/records-master-key'), rest);
    expect(() => prepare()).toThrow(/records-master-key is damaged. Put it back from a backup/);
  });

  test('a draft that a death left behind is no secret', () => {
    mkdirSync(join(dataFolder, 'secrets'));
    writeFileSync(join(dataFolder, 'secrets', `token-secret.${process.pid}.tmp`), 'ha');
    expect(secretsOf(prepare())[0]).toHaveLength(44);
    expect(readdirSync(join(dataFolder, 'secrets')).sort()).toEqual(['records-master-key', 'token-secret']);
  });
});
