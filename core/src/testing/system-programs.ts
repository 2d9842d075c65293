import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests need and npm does not bring: their names, and the Debian package of each. */
const systemPrograms = {
  chromium: { names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
  mariadbd: { names: ['mariadbd', 'mysqld'], debian: 'mariadb-server' },
  'mariadb-install-db': { names: ['mariadb-install-db', 'mysql_install_db'], debian: 'mariadb-server' },
  bwrap: { names: ['bwrap'], debian: 'bubblewrap' },
  prlimit: { names: ['prlimit'], debian: 'util-linux' },
  prosody: { names: ['prosody'], debian: 'prosody' },
  'nats-server': { names: ['nats-server'], debian: 'nats-server' },
} as const;

export type SystemProgram = keyof typeof systemPrograms;

/** Where Debian keeps servers; an ordinary user's PATH often lacks it. */
const serverFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program, or undefined where the machine has none. */
export function findProgram(program: SystemProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders].filter(Boolean);
  return systemPrograms[program].names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
}

/** The machine lacks a program; the message tells a person how to get it. */
export class ProgramMissing extends Error {
  constructor(program: SystemProgram) {
    super(`${program} is not installed; on Debian: apt-get install ${systemPrograms[program].debian}`);
  }
}

/** Full path of a program. @throws ProgramMissing */
export function neededProgram(program: SystemProgram): string {
  const found = findProgram(program);
  if (found === undefined) throw new ProgramMissing(program);
  return found;
}

/**
 * For specs that need a real server: undefined when it is not installed, after telling how to get it.
 * In CI a missing server is a failure, because half a test run must not look like a whole one.
 */
export function findServer(program: SystemProgram): string | undefined {
  if (process.env['CI'] === 'true') return neededProgram(program);
  const found = findProgram(program);
  if (!found) process.stderr.write(`${new ProgramMissing(program).message}. The tests that need it are left out.\n`);
  return found;
}
