import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests need and npm does not bring, with the Debian package of each. */
export const systemPrograms = {
  chromium: { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
  mariadbd: { names: ['mariadbd', 'mysqld'], debian: 'mariadb-server' },
  'nats-server': { names: ['nats-server'], debian: 'nats-server' },
} as const;

export type SystemProgram = keyof typeof systemPrograms;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program, or undefined where the machine has none. */
export function findProgram(program: SystemProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  const files = systemPrograms[program].names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find(isExecutable);
}

/** The sentence for a person whose machine lacks a program. */
export function missingSentence(program: SystemProgram): string {
  return `${program} is not installed; on Debian: apt-get install ${systemPrograms[program].debian}`;
}
