import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../runtime/config.ts';

/** A new folder below the project, where the libraries of Node are found as in a started node. */
export async function ownFolder(what: string): Promise<string> {
  const place = join(projectRoot, '.cache/conformance');
  await mkdir(place, { recursive: true });
  return mkdtemp(join(place, `${what}-`));
}
