import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const usual = ['/usr/local/bin', '/usr/bin', '/bin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program of the system; undefined where the machine has none. */
export function findSystemProgram(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  const folders = [...path.split(delimiter).filter(Boolean), ...usual];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}
