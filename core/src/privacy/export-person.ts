import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PersonPrivacy } from '@fudao/plugin-sdk';
import { contextOf, coreKeepers, type Person, type PrivacyParts, type PrivacyRequest } from './person.ts';
import { openKeepers, tablesNaming, type PluginKeeper } from './plugin-keepers.ts';

/** `data.json` of an export: everything that the platform keeps of one person. */
export interface PersonExport {
  readonly format: 1;
  readonly exportedAt: string;
  readonly person: Person;
  /** By room of the core. */
  readonly rooms: Readonly<Record<string, unknown>>;
  /** By plugin. */
  readonly plugins: Readonly<Record<string, { readonly version: string | null; readonly data: unknown }>>;
  /** What could not be exported, and what to do about it. Empty where the export is complete. */
  readonly problems: readonly string[];
}

interface Picture {
  readonly id: string;
}

async function exportRooms({ runtime, rooms }: PrivacyParts, person: Person): Promise<Record<string, unknown>> {
  const exported: Record<string, unknown> = {};
  for (const { name, privacy } of coreKeepers(rooms)) {
    const own = await (privacy as Partial<PersonPrivacy>).exportPerson?.(contextOf(runtime, name), person.id);
    if (own && Object.keys(own).length > 0) exported[name] = own;
  }
  return exported;
}

async function problemOf({ runtime }: PrivacyParts, keeper: PluginKeeper, person: Person): Promise<string | null> {
  const { pluginId, version, failure, tables } = keeper;
  if (failure !== null) return `${pluginId} ${version} cannot be asked for its own data: ${failure}`;
  const naming = await tablesNaming(runtime.host.database, tables, person.id);
  if (naming.length === 0) return null;
  return `${pluginId} is uninstalled, and its tables name the person (${naming.join(', ')}): install it again and repeat this`;
}

async function exportPlugins(parts: PrivacyParts, person: Person): Promise<Pick<PersonExport, 'plugins' | 'problems'>> {
  const plugins: Record<string, { version: string | null; data: unknown }> = {};
  const problems: string[] = [];
  for (const keeper of await openKeepers(parts)) {
    const { pluginId, version, data } = keeper;
    // Of a plugin in several releases each has its say; the first is the latest.
    const name = pluginId in plugins ? `${pluginId}@${version}` : pluginId;
    plugins[name] = { version, data: await data.exportPerson(person.id) };
    const problem = await problemOf(parts, keeper, person);
    if (problem) problems.push(problem);
    await keeper.dispose();
  }
  return { plugins, problems };
}

async function writePictures({ runtime: { platform } }: PrivacyParts, pictures: readonly Picture[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id } of pictures) {
    const { buffer } = await platform.call<{ buffer: Uint8Array }>('files.content', { id });
    if (buffer.length > 0) await writeFile(join(folder, `${id}.webp`), buffer, { mode: 0o600 });
  }
}

/** That somebody took the data out, for whom and why, is itself kept. */
async function recordExport({ runtime }: PrivacyParts, person: Person, { askedBy, reason }: PrivacyRequest): Promise<void> {
  const context = contextOf(runtime, 'privacy') as { transaction<T>(unit: (work: { record(record: object): void }) => Promise<T>): Promise<T> };
  await context.transaction(async (work) => work.record({ kind: 'privacy.person-exported', subjectId: person.id, personId: person.id, payload: { askedBy, reason } }));
}

/** Writes all that is kept of a person into a new folder: `data.json`, and `pictures/`. It is there whole, or not at all. */
export async function exportPerson(parts: PrivacyParts, person: Person, request: PrivacyRequest, folder: string): Promise<PersonExport> {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  try {
    const rooms = await exportRooms(parts, person);
    await writePictures(parts, (rooms['files'] as { pictures: Picture[] }).pictures, join(part, 'pictures'));
    const exportedAt = parts.runtime.host.now().toISOString();
    const whole: PersonExport = { format: 1, exportedAt, person, rooms, ...(await exportPlugins(parts, person)) };
    await writeFile(join(part, 'data.json'), `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
    await recordExport(parts, person, request);
    await rename(part, folder);
    return whole;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
