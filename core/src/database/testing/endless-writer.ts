import { promisify } from 'node:util';
import { openDatabase } from '../open-database.ts';

// Waited for: a loop of promises alone would never let the stream go on.
const print = promisify(process.stdout.write.bind(process.stdout) as (text: string, done: () => void) => void);
/** Writes until it is killed, and prints the number of each row once the database acknowledged it. */
const db = await openDatabase({ file: process.argv[2] as string });
await db.run('CREATE TABLE IF NOT EXISTS written (id INTEGER PRIMARY KEY, half INTEGER NOT NULL)');
for (let id = 1; ; id += 1) {
  await db.transaction(async (work) => {
    await work.insert('written', { id, half: 1 });
    await work.insert('written', { id: -id, half: 2 });
  });
  await print(`${id}\n`);
}
