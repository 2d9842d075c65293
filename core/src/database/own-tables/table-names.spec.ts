import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { onEachDatabase } from '../../testing/on-each-database.ts';
import { openDatabase } from '../open-database.ts';
import { hostileStatement, knownTricks } from './hostile-statement.ts';
import { tableNames } from './table-names.ts';
import { TableOwners } from './table-owners.ts';

const owners = new TableOwners();
owners.add('notes');
const complaint = (statement: string, kind: 'rows' | 'tables' = 'rows') => owners.complaint('notes', statement, kind);

describe('the tables that a statement names', () => {
  test.each<[string, string[]]>([
    ['SELECT 1', []],
    ['SELECT id, body FROM notes_a WHERE id = :id', ['notes_a']],
    ['SELECT * FROM notes_a n LEFT JOIN notes_b b ON b.id = n.id AND b.kind IN (:kinds)', ['notes_a', 'notes_b']],
    [
      'SELECT a.id FROM notes_a a, notes_b AS b WHERE a.id = b.id ORDER BY a.id, b.id LIMIT 5, 10',
      ['notes_a', 'notes_b'],
    ],
    ['SELECT body, COUNT(*) FROM notes_a GROUP BY body, id HAVING COUNT(*) > 1', ['notes_a']],
    ["SELECT REPLACE(body, 'FROM x', ''), 'it''s -- /* ' FROM notes_a -- FROM x\n/* FROM y */", ['notes_a']],
    ['SELECT * FROM notes_a WHERE changed_at > :from AND changed_at < :to FOR UPDATE', ['notes_a']],
    ['SELECT * FROM (SELECT id FROM notes_a WHERE id IN (SELECT id FROM notes_b)) AS d', ['notes_a', 'notes_b']],
    [
      'WITH RECURSIVE up(id, n) AS (SELECT id, 1 FROM notes_a UNION ALL SELECT b.id, n + 1 FROM notes_b b, up) SELECT * FROM up',
      ['notes_a', 'notes_b'],
    ],
    ['INSERT INTO notes_a (id, body) VALUES (:id, :body), (1, 2)', ['notes_a']],
    ['INSERT INTO notes_a (id, n) VALUES (:id, 1) ON DUPLICATE KEY UPDATE n = n + 1, id = VALUES(id)', ['notes_a']],
    ['INSERT INTO notes_a (id, n) VALUES (:id, 1) ON CONFLICT (id) DO UPDATE SET n = n + 1, id = 2', ['notes_a']],
    ['INSERT INTO notes_a (id) SELECT id FROM notes_b WHERE id > 1', ['notes_a', 'notes_b']],
    ['UPDATE notes_a SET n = n + 1, body = (SELECT body FROM notes_b) WHERE id = 1;', ['notes_a', 'notes_b']],
    ['DELETE FROM notes_a WHERE id IN (SELECT id FROM notes_b)', ['notes_a', 'notes_b']],
    ['SELECT SUM(n) OVER (PARTITION BY id ORDER BY id, n) FROM notes_a', ['notes_a']],
    ['SELECT "from", `join`, n.table FROM "notes_a" n', ['notes_a']],
  ])('%s', (statement, names) => {
    expect(tableNames(statement, 'rows').sort()).toEqual(names);
    expect(complaint(statement)).toBeNull();
  });

  test.each([
    'CREATE TABLE IF NOT EXISTS notes_c (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES notes_a (id))',
    'ALTER TABLE notes_a ADD COLUMN colour VARCHAR(20), ADD COLUMN size INTEGER',
    'ALTER TABLE notes_a RENAME COLUMN body TO text',
    'ALTER TABLE notes_a RENAME TO notes_c',
    'ALTER TABLE notes_a DROP COLUMN body',
    'DROP TABLE IF EXISTS notes_a, notes_b',
    'CREATE UNIQUE INDEX notes_a_body ON notes_a (body, id)',
    'DROP INDEX notes_a_body ON notes_a',
    'UPDATE notes_a SET body = 1',
  ])('a migration may: %s', (statement) => {
    expect(complaint(statement, 'tables')).toBeNull();
    if (!statement.startsWith('UPDATE')) expect(complaint(statement)).toContain('it begins with');
  });

  test.each(knownTricks)('refused: %s', (statement) => {
    expect(complaint(statement)).not.toBeNull();
    expect(complaint(statement, 'tables')).not.toBeNull();
  });

  test('any text at all is answered, and never slowly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        complaint(text);
        complaint(`SELECT ${text} FROM notes_a`, 'tables');
      }),
    );
    expect(complaint(`SELECT ${'a, '.repeat(50_000)} a FROM notes_a`)).toBeNull();
    const long = [`'${"''".repeat(50_000)}`, `/*${'*'.repeat(50_000)}`, '('.repeat(50_000)];
    for (const text of long) expect(complaint(text)).not.toBeNull();
  });
});

test('what SQLite itself says a statement reads, the guard has seen', () => {
  const database = new DatabaseSync(':memory:');
  for (const table of ['notes_a', 'notes_b', 'identity_accounts'])
    database.exec(`CREATE TABLE ${table} (id PRIMARY KEY, "where")`);
  const touched = new Set<string>();
  database.setAuthorizer((_action, table) => {
    if (table !== null) touched.add(table);
    return 0;
  });
  let reached = 0;
  const check = (statement: string) => {
    touched.clear();
    try {
      database.prepare(statement);
    } catch {
      return;
    }
    if (!touched.has('identity_accounts')) return;
    reached += 1;
    if (complaint(statement) === null) throw new Error(`The guard let through: ${statement}`);
  };
  knownTricks.forEach(check);
  fc.assert(fc.property(hostileStatement, check), { numRuns: 3_000 });
  database.close();
  expect(reached).toBeGreaterThan(300);
});

onEachDatabase('A user without rights', (subject, kind) => {
  if (kind === 'sqlite') return test('is what only MariaDB has', () => expect(subject().database.kind).toBe('sqlite'));

  test('is refused by MariaDB nothing that the guard lets through', async () => {
    const { database, options } = subject();
    for (const table of ['notes_a', 'notes_b', 'identity_accounts']) {
      await database.run(`CREATE TABLE ${table} (id VARCHAR(20) PRIMARY KEY, \`where\` INTEGER)`);
    }
    await database.run("CREATE USER 'notes'@'%' IDENTIFIED BY 'notes'");
    await database.run("GRANT ALL ON notes_a TO 'notes'@'%'");
    await database.run("GRANT ALL ON notes_b TO 'notes'@'%'");
    const plugin = await openDatabase({ url: options.url!.replace('root@', 'notes:notes@') });
    let reached = 0;
    const check = async (statement: string) => {
      const denied = await plugin.run(statement).then(() => false, isDenied);
      if (denied) reached += 1;
      if (denied && complaint(statement) === null) throw new Error(`The guard let through: ${statement}`);
    };
    for (const statement of knownTricks) await check(statement);
    await fc.assert(fc.asyncProperty(hostileStatement, check), { numRuns: 1_500 });
    await plugin.close();
    expect(reached).toBeGreaterThan(150);
  });
});

/** A command denied on a table, or a database denied altogether. */
function isDenied(error: unknown): boolean {
  const errno = (error as { errno?: number }).errno ?? 0;
  return [1142, 1143, 1044].includes(errno);
}
