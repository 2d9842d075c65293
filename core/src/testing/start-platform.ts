import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootNode, type BootOptions, type RunningNode } from '../boot.ts';
import { loadConfig } from '../runtime/config.ts';
import { ApiClient } from './api-client.ts';
import { newDemoFolder } from './demo-folder.ts';
import { untilSettled } from './until-settled.ts';

export interface TestPlatform {
  readonly url: string;
  readonly node: RunningNode;
  readonly dataFolder: string;
  /** A client signed in as a demo account. */
  signIn(educationId: string): Promise<ApiClient>;
  anonymous(): ApiClient;
  /** Waits until the outbox has nothing left to do. */
  settle(): Promise<void>;
  /** Enables a plugin in the district of an administrator (`D0001`...). */
  enablePlugin(administrator: string, pluginId: string, settings?: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export interface TestPlatformOptions extends BootOptions {
  databaseUrl?: string;
  natsUrl?: string;
  /** Whether it starts the installed prosody; not unless told. */
  hasMedia?: boolean;
  /** `error` unless told; `silent` also keeps the watch over stalls from writing. */
  logLevel?: 'error' | 'silent';
  /** Kept after `stop`; otherwise a temporary folder that is removed. */
  dataFolder?: string;
}

/** Tests ask faster than any person: what limits do is shown where the gateway alone is tested. */
const limits = {
  account: { perSecond: 100_000, burst: 100_000 },
  address: { perSecond: 100_000, burst: 100_000 },
};

function newFolder({ databaseUrl }: TestPlatformOptions): Promise<string> {
  return databaseUrl ? mkdtemp(join(tmpdir(), 'fudao-test-')) : newDemoFolder();
}

/** A whole node with the demo city, on a free port and a temporary folder. */
export async function startPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const dataFolder = options.dataFolder ?? (await newFolder(options));
  const config = loadConfig({}, {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    demo: true,
    logLevel: options.logLevel ?? 'error',
    limits,
    media: { embedded: options.hasMedia === true },
    database: options.databaseUrl ? { url: options.databaseUrl } : {},
    nats: options.natsUrl ? { url: options.natsUrl } : {},
  });
  const node = await bootNode(config, options);
  const { url } = node;
  const signIn = (educationId: string) => ApiClient.signIn(url, educationId);
  return {
    url,
    node,
    dataFolder,
    signIn,
    anonymous: () => new ApiClient(url),
    settle: () => untilSettled(node.runtime),
    async enablePlugin(administrator, pluginId, settings = {}) {
      const client = await signIn(administrator);
      const { body } = (await client.get<{ installation: { revision: number } }>(`/api/plugin-manager/plugins/${pluginId}`)).expect(200);
      const wanted = { enabled: true, settings, expectedRevision: body.installation.revision };
      await client.put(`/api/plugin-manager/plugins/${pluginId}/installation`, wanted).then((answer) => answer.expect(200));
    },
    async stop() {
      await node.stop();
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
