import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyLength } from './sealed.ts';

export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

function decodeKey(text: string, from: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyLength) throw new MasterKeyError(`${from} must hold ${keyLength} bytes in base64.`);
  return key;
}

async function writeOnce(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // A link appears whole or not at all, and never replaces a key that another process made first.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The key that wraps every person's key: the configured one, else one generated once beside the
 * data. Whoever loses it loses the payloads of all records (the chain still verifies).
 */
export async function loadMasterKey(configured: string | undefined, file: string): Promise<Buffer> {
  if (configured) return decodeKey(configured, 'The configured master key of records');
  const kept = await readIfThere(file);
  if (kept !== undefined) return decodeKey(kept, 'The file of the master key');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeOnce(file, `${randomBytes(keyLength).toString('base64')}\n`);
  return decodeKey(await readFile(file, 'utf8'), 'The file of the master key');
}
