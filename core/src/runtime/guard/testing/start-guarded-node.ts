import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiClient, type ApiAnswer, type Problem } from '../../../testing/api-client.ts';
import { newDemoFolder } from '../../../testing/demo-folder.ts';
import { projectRoot } from '../../config.ts';
import type { GuardReport, ReleaseReport } from '../guard-report.ts';

const original = fileURLToPath(new URL('../testing-plugins/troublemaker/', import.meta.url));
const program = fileURLToPath(new URL('./guarded-node.ts', import.meta.url));

/** A plugin that makes trouble, under a name of its own: what one did must not tell on the next. */
async function copyTroublemaker(folder: string, id: string): Promise<void> {
  const copy = join(folder, id);
  await cp(original, copy, { recursive: true });
  const names = await readdir(copy, { recursive: true });
  for (const name of names.filter((each) => /\.(ts|json)$/.test(each))) {
    const file = join(copy, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('troublemaker', id));
  }
}

export interface GuardedNode {
  readonly child: ChildProcess;
  readonly url: string;
  /** All that it wrote to standard error. */
  printed(): string;
  student: ApiClient;
  make(plugin: string, kind: string): Promise<ApiAnswer<Partial<Problem> & { retryable?: boolean }>>;
  order<T>(order: string): Promise<T>;
  release(plugin: string): Promise<ReleaseReport>;
  report(): Promise<GuardReport>;
  stop(): Promise<void>;
}

/** A real node with copies of the troublemaker, enabled for the students of a district. */
export async function startGuardedNode(plugins: readonly string[], execArgv: readonly string[] = []): Promise<GuardedNode> {
  const dataFolder = await newDemoFolder();
  const folder = join(dataFolder, 'plugins');
  await mkdir(folder);
  // So that the copies find the packages of the platform.
  await symlink(join(projectRoot, 'node_modules'), join(dataFolder, 'node_modules'));
  for (const id of plugins) await copyTroublemaker(folder, id);
  const child = fork(program, [dataFolder, folder], { execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let printed = '';
  child.stderr!.on('data', (data: Buffer) => (printed += data.toString()));
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const administrator = await ApiClient.signIn(url, 'D0001');
  for (const id of plugins) {
    const path = `/api/plugin-manager/plugins/${id}`;
    const { body } = (await administrator.get<{ installation: { revision: number } }>(path)).expect(200);
    (await administrator.put(`${path}/installation`, { enabled: true, settings: {}, expectedRevision: body.installation.revision })).expect(200);
  }
  const student = await ApiClient.signIn(url, '20260001');

  async function order<T>(name: string): Promise<T> {
    const answered = new Promise<T>((resolve) => {
      const listen = (message: { order: string; answer: T }) => {
        if (message.order !== name) return;
        child.off('message', listen);
        resolve(message.answer);
      };
      child.on('message', listen);
    });
    child.send(name);
    return answered;
  }
  const report = () => order<GuardReport>('report');

  return {
    child,
    url,
    student,
    printed: () => printed,
    make: (plugin, kind) => student.post(`/api/${plugin}/trouble`, { kind }),
    order,
    report,
    release: async (plugin) => (await report()).releases.find((each) => each.plugin === plugin)!,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
