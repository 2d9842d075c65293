import { open } from 'node:fs/promises';

/** Text of a file that must be UTF-8, whatever program wrote it. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const handle = await open(file);
  for await (const chunk of handle.createReadStream()) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
