import { publicKeyOf } from '../../core/src/plugin-manager/package/signing-key.ts';
import { writePackage } from '../../core/src/plugin-manager/package/write-package.ts';
import type { ApiClient } from '../../core/src/testing/api-client.ts';
import { newsKey } from './news-plugin.ts';

const id = 'past-answers';
const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const manifest = {
  id,
  version: '1.0.0',
  name: text('以往的解答', 'Answers of the past'),
  summary: text('补记以前学期被采纳的解答', 'Enters adopted answers of an earlier term'),
  vendor: 'e2e',
  engines: { platform: '*' },
  capabilities: ['points.award'],
  permissions: {
    [`${id}:enter`]: { roles: ['district-administrator'], risk: text('为教师计分', 'Gives points to teachers') },
  },
  privacy: { holds: [], retention: 'P1Y' },
};

const server = `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const closed = { additionalProperties: false };
const enter = action({
  rest: 'POST /answers', summary: 'Enters adopted answers.', allow: ['${id}:enter'],
  params: Type.Object({ teacherId: Type.String(), at: Type.Array(Type.Integer()) }, closed), returns: Type.Object({}, closed),
  handler: async ({ params, call, newId }) => {
    for (const at of params.at) {
      await call('points.award', { teacherId: params.teacherId, kind: 'answer', causeId: newId(), at, quantity: 1 });
    }
    return {};
  },
});
export default definePlugin({ services: [defineService({ name: '${id}', actions: { enter } })] });
`;

/** Installs a plugin that enters answers into the ledger which were adopted in earlier terms, and enables it. */
export async function bringPastAnswers(operator: ApiClient, administrator: ApiClient): Promise<void> {
  const key = newsKey();
  const files = { 'plugin.json': JSON.stringify(manifest), 'server/index.js': server };
  const entries = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  const { bytes } = await writePackage(new Map(entries), key);
  const publisher = { name: 'e2e', publicKey: publicKeyOf(key), mostTrust: 'trusted' };
  (await operator.post('/api/plugin-manager/publishers', publisher)).expect(201);
  const type = { 'content-type': 'application/gzip' };
  (await operator.send('POST', '/api/plugin-manager/packages?trust=trusted', bytes, type)).expect(201);
  (await operator.post(`/api/plugin-manager/releases/${id}/1.0.0/install`, { grant: manifest.capabilities })).expect(200);
  await enable(administrator, id);
}

export async function enable(administrator: ApiClient, pluginId: string): Promise<void> {
  const path = `/api/plugin-manager/plugins/${pluginId}`;
  const { installation } = (await administrator.get<{ installation: { revision: number } }>(path)).expect(200).body;
  const wanted = { enabled: true, settings: {}, expectedRevision: installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
}

/** As the plugin's administrator: answers of a teacher that were adopted at these moments. */
export async function enterAnswers(administrator: ApiClient, teacherId: string, at: readonly number[]): Promise<void> {
  (await administrator.post(`/api/${id}/answers`, { teacherId, at })).expect(200);
}
