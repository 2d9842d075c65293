import { loadConfig } from '../../core/src/runtime/config.ts';
import { prepareDataFolder } from '../../core/src/runtime/data-folder.ts';
import { withRooms } from '../../core/src/cli/with-rooms.ts';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNode } from '../../core/src/testing/node-process.ts';
import { inLanes } from './in-lanes.ts';

const password = 'fudao-demo';
const classGroupId = 'yunhu-qinghe-8-1';
const atOnce = 200;
const educationIdOf = (index: number) => `9${String(index).padStart(7, '0')}`;

/** A data folder with the demo city and so many more students of one class, made before anything is measured. */
export async function prepareCrowd(dataFolder: string, count: number): Promise<void> {
  const node = await startNode({ FUDAO_DATA: dataFolder });
  await node.stop();
  const accounts = Array.from({ length: count }, (_, index) => ({ educationId: educationIdOf(index), name: `学生${index}`, kind: 'student', classGroupId, password }));
  await withRooms(prepareDataFolder({ ...loadConfig(), dataFolder, database: {} }), async ({ call }) => {
    for (let from = 0; from < count; from += atOnce) {
      const { errors } = await call<{ errors: { reason: string }[] }>('identity.importAccounts', { accounts: accounts.slice(from, from + atOnce) });
      if (errors[0]) throw new Error(`An account was refused: ${errors[0].reason}`);
    }
  });
}

export interface Member {
  readonly id: string;
  readonly api: ApiClient;
  readonly token: string;
}

/** Signs the crowd in. */
export async function signInCrowd(url: string, count: number): Promise<Member[]> {
  const members: Member[] = [];
  const indexes = Array.from({ length: count }, (_, index) => index);
  await inLanes([1, 2, 3, 4], indexes, async (_, index) => {
    const api = await ApiClient.signIn(url, educationIdOf(index));
    const { id } = (await api.get<{ id: string }>('/api/identity/me')).expect(200).body;
    members.push({ id, api, token: api.token! });
  });
  return members;
}
