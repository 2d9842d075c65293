import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The JSON objects of a `.jsonl` or `.jsonl.gz` file, one a line. */
export async function* readRows<Row>(file: string): AsyncGenerator<Row> {
  const stream = createReadStream(file);
  const input = file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim()) yield JSON.parse(line) as Row;
}
