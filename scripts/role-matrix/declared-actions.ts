import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allow, ManifestPermission, PluginDefinition, Role, ServiceDefinition } from '@fudao/plugin-sdk';
import { createCoreRooms } from '../../core/src/core-rooms.ts';
import { openDatabase } from '../../core/src/database/index.ts';
import { PluginManager } from '../../core/src/plugin-manager/plugin-manager.ts';
import { loadConfig } from '../../core/src/runtime/config.ts';
import { prepareDataFolder } from '../../core/src/runtime/data-folder.ts';
import { createLog } from '../../core/src/runtime/log.ts';
import { createNodeRuntime } from '../../core/src/runtime/node-runtime.ts';
import { root } from '../run-program.ts';

/** An action that clients may call, as it is declared. */
export interface DeclaredAction {
  /** Room or plugin id. */
  readonly owner: string;
  /** Whether a district must have enabled its owner. */
  readonly gated: boolean;
  /** `GET /path`, below `/api/<owner>`. */
  readonly rest: string;
  readonly allow: Exclude<Allow, 'internal'>;
}

/** A page of the staff app that its navigation leads to. */
export interface DeclaredPage {
  readonly link: string;
  /** Without one every member of staff opens it. */
  readonly permission?: string;
}

export interface Declarations {
  readonly pages: readonly DeclaredPage[];
  readonly actions: readonly DeclaredAction[];
  /** Roles that hold each permission. */
  readonly permissions: Readonly<Record<string, readonly Role[]>>;
}

interface Declaring {
  readonly id: string;
  readonly gated: boolean;
  readonly services: readonly ServiceDefinition[];
  readonly permissions: Readonly<Record<string, ManifestPermission>>;
}

const bundled = ['one-to-one', 'question-answer'];

/** The rooms of the core, made but not started. */
async function declaringRooms(): Promise<Declaring[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-roles-'));
  try {
    const config = prepareDataFolder(loadConfig({}, { dataFolder, logLevel: 'silent' }));
    const log = createLog('silent');
    const database = await openDatabase({ file: join(dataFolder, 'empty.sqlite'), log });
    const plugins = new PluginManager();
    const rooms = createCoreRooms(createNodeRuntime(config, database, log, plugins), plugins);
    await database.close();
    return rooms.map(({ name, service, permissions = {} }) => ({ id: name, gated: false, services: [service], permissions }));
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function declaringPlugin(id: string): Promise<Declaring> {
  const folder = join(root, 'plugins', id);
  const { permissions = {} } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { permissions?: Declaring['permissions'] };
  const { default: definition } = (await import(join(folder, 'server', 'index.ts'))) as { default: PluginDefinition };
  return { id, gated: true, services: definition.services, permissions };
}

function actionsOf({ id: owner, gated, services }: Declaring): DeclaredAction[] {
  return services.flatMap(({ actions = {} }) =>
    Object.values(actions).flatMap(({ rest, allow }) => (rest === undefined || allow === 'internal' ? [] : [{ owner, gated, rest, allow }])),
  );
}

async function staffPages(): Promise<readonly DeclaredPage[]> {
  const { adminLinks } = (await import(join(root, 'admin-ui/src/admin-links.ts'))) as { adminLinks: readonly DeclaredPage[] };
  return adminLinks;
}

/** What every room and bundled plugin declares, without starting any. */
export async function readDeclarations(): Promise<Declarations> {
  const owners = [...(await declaringRooms()), ...(await Promise.all(bundled.map(declaringPlugin)))];
  const permissions = owners.flatMap((owner) => Object.entries(owner.permissions).map(([name, { roles }]) => [name, roles] as const));
  return { pages: await staffPages(), actions: owners.flatMap(actionsOf), permissions: Object.fromEntries(permissions) };
}
