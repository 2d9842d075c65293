import type { KeyObject } from 'node:crypto';
import { aKey, aManifest } from '../../core/src/plugin-manager/package/testing/a-package.ts';
import { publicKeyOf } from '../../core/src/plugin-manager/package/signing-key.ts';
import { writePackage } from '../../core/src/plugin-manager/package/write-package.ts';
import { ApiClient } from '../../core/src/testing/api-client.ts';

interface Channels {
  readonly stable: string | null;
  readonly canary: string | null;
  readonly revision: number;
}

/** What a district asks for; what is left out is as a new installation has it. */
export interface Wish {
  readonly enabled: boolean;
  readonly follows?: 'stable' | 'canary' | 'pinned';
  readonly pinnedVersion?: string;
  readonly canaryPercent?: number;
}

/** The city's operator, who brings signed packages of one plugin and moves its channels. */
export class PluginOperator {
  readonly #api: ApiClient;
  readonly #id: string;
  readonly #key: KeyObject;

  private constructor(api: ApiClient, id: string, key: KeyObject) {
    this.#api = api;
    this.#id = id;
    this.#key = key;
  }

  /** Signs in and enters a key of its own among the publishers. */
  static async signIn(url: string, pluginId: string): Promise<PluginOperator> {
    const api = await ApiClient.signIn(url, 'C0001');
    const key = aKey();
    const publisher = { name: 'Bench', publicKey: publicKeyOf(key), mostTrust: 'trusted' };
    (await api.post('/api/plugin-manager/publishers', publisher)).expect(201);
    return new PluginOperator(api, pluginId, key);
  }

  /** Uploads a release that is `server` and nothing else, and installs it with all that it asks for. */
  async install(version: string, server: string, capabilities: readonly string[] = []): Promise<void> {
    const manifest = JSON.stringify(aManifest({ id: this.#id, version, capabilities: [...capabilities] }));
    const files = { 'plugin.json': manifest, 'server/index.js': server };
    const { bytes } = await writePackage(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), this.#key);
    const type = { 'content-type': 'application/gzip' };
    (await this.#api.send('POST', '/api/plugin-manager/packages?trust=trusted', bytes, type)).expect(201);
    (await this.#api.post(`${this.#path}/${version}/install`, { grant: capabilities })).expect(200);
  }

  async channels(): Promise<Channels> {
    return (await this.#api.get<{ channels: Channels }>(this.#path)).expect(200).body.channels;
  }

  async setStable(version: string): Promise<void> {
    await this.#move('stable', version);
  }

  async setCanary(version: string | null): Promise<void> {
    await this.#move('canary', version);
  }

  async #move(channel: 'stable' | 'canary', version: string | null): Promise<void> {
    const { revision } = await this.channels();
    (await this.#api.put(`${this.#path}/${channel}`, { version, expectedRevision: revision })).expect(200);
  }

  get #path(): string {
    return `/api/plugin-manager/releases/${this.#id}`;
  }
}

/** A district's administrator decides; gives when it is so everywhere. */
export async function setInstallation(administrator: ApiClient, pluginId: string, wish: Wish): Promise<void> {
  const path = `/api/plugin-manager/plugins/${pluginId}`;
  const { installation } = (await administrator.get<{ installation: { revision: number } }>(path)).expect(200).body;
  const wanted = { settings: {}, ...wish, expectedRevision: installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
}
