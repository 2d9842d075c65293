import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../open-database.ts';

const writer = fileURLToPath(new URL('../testing/endless-writer.ts', import.meta.url));

/** Lets the writer work until it acknowledged some rows, and kills it; gives the last that it acknowledged. */
async function writeUntilKilled(file: string, rows: number): Promise<number> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (output.split('\n').length > rows) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
}

test('what was acknowledged survives kill -9, and nothing is there by half', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-kill-'));
  for (const rows of [1, 20, 200]) {
    const file = join(folder, `${rows}.sqlite`);
    const acknowledged = await writeUntilKilled(file, rows);
    expect(acknowledged).toBeGreaterThanOrEqual(rows);
    const db = await openDatabase({ file });
    const found = await db.selectOne<{ many: number; halves: number }>(
      'SELECT SUM(CASE WHEN id > 0 THEN 1 ELSE 0 END) AS many, SUM(CASE WHEN half = 1 THEN 1 ELSE -1 END) AS halves FROM written',
    );
    await db.close();
    expect(found?.many).toBeGreaterThanOrEqual(acknowledged);
    expect(found?.halves).toBe(0);
  }
  await rm(folder, { recursive: true });
});
