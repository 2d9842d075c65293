import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase } from '../../database/index.ts';
import { failure, Skip, warning, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import { findingsOfHistory, mentions } from '../migrations/earlier-releases.ts';
import { migrationFilesIn } from '../migrations/migration-files.ts';
import { tryMigrations, type FreshDatabase, type Migrations } from '../migrations/try-migrations.ts';
import { freshMariadb } from '../migrations/fresh-mariadb.ts';
import type { Trial } from '../trial.ts';

const onSqlite: FreshDatabase = async (work) => {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-conformance-'));
  const database = await openDatabase({ file: join(folder, 'migrations.sqlite') });
  try {
    return await work(database);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const undated = (files: readonly string[]): Finding[] =>
  files.filter((file) => !/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.[jt]s$/.test(file)).map((file) => failure(`The migration ${file} is not named by its day and what it does (2026-11-22-notes.ts).`, file));

function migrationsOf({ source, options, subject }: Trial, files: readonly string[]): Migrations {
  const folder = join(subject.folder, 'migrations');
  const former = options.earlier.at(-1);
  const wasUsed = (name: string) => former && mentions(former, name);
  return { pluginId: source.manifest.id, folder, url: pathToFileURL(`${folder}/`), files, wasUsed };
}

export const migrationsCheck: Check = {
  id: 'migrations',
  title: 'its migrations run on both databases, twice, and from every earlier release; none takes away what the release before uses',
  needs: 'files',
  run: async (trial) => {
    const folder = join(trial.subject.folder, 'migrations');
    const files = await migrationFilesIn(folder);
    if (!existsSync(folder) || files.length === 0) throw new Skip('it has no tables');
    // Nothing of such a plugin runs in this process, its migrations neither.
    if (trial.options.trust === 'confined') return [failure('It has migrations, and a confined plugin has no tables of its own.', 'migrations')];
    const migrations = migrationsOf(trial, files);
    const findings = [...undated(files), ...findingsOfHistory(trial.subject, trial.options.earlier)];
    findings.push(...(await tryMigrations(onSqlite, migrations, 'SQLite')));
    const mariadb = await freshMariadb();
    if (mariadb) findings.push(...(await tryMigrations(mariadb, migrations, 'MariaDB')));
    else findings.push(warning('MariaDB is not installed here, so the migrations were tried on SQLite alone.', 'MariaDB'));
    return withoutRepeats(findings);
  },
};
