import { openDatabase } from '../open-database.ts';

/** Writes until it is killed, and prints the number of each row once the database acknowledged it. */
const db = await openDatabase({ file: process.argv[2] as string });
await db.run('CREATE TABLE IF NOT EXISTS written (id INTEGER PRIMARY KEY, half INTEGER NOT NULL)');
for (let id = 1; ; id += 1) {
  await db.transaction(async (work) => {
    await work.insert('written', { id, half: 1 });
    await work.insert('written', { id: -id, half: 2 });
  });
  process.stdout.write(`${id}\n`);
}
