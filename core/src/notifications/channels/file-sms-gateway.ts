import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receiver } from './channel.ts';
import type { SmsGateway } from './sms-channel.ts';

type Handed = Parameters<SmsGateway['hand']>[0];

/** A file that an operator's sender took away meanwhile, or is no message, is nobody's. */
async function readHanded(path: string): Promise<Partial<Handed>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Partial<Handed>;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A message of before the person stood in it is known by the number. */
const isTo = ({ personId, to }: Partial<Handed>, person: Receiver) =>
  personId === person.personId || (personId === undefined && to !== undefined && person.addresses.includes(to));

/**
 * Puts each message into a file of its own, `FUDAO_DATA/outbox/sms/ID.json`, that only the node's user can read:
 * for trying out, or for a sender of the operator's that takes them from there.
 */
export function createFileSmsGateway(dataFolder: string): SmsGateway {
  const folder = join(dataFolder, 'outbox', 'sms');
  return {
    async hand({ id, to, text, personId }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${id}.tmp`);
      await writeFile(draft, JSON.stringify({ id, to, text, personId }), { mode: 0o600, flush: true });
      // Whoever takes them away sees whole ones only.
      await rename(draft, join(folder, `${id}.json`));
    },
    async forget(person) {
      for (const name of await filesIn(folder)) {
        const path = join(folder, name);
        if (isTo(await readHanded(path), person)) await rm(path, { force: true });
      }
    },
  };
}
