import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { createPlugin } from './create-plugin/create-plugin.ts';
import { complaintAboutName } from './create-plugin/plugin-name.ts';
import type { PluginKind } from './create-plugin/template-rules.ts';
import { readArgs } from './read-args.ts';

const usage = 'NAME [--tables | --confined] [--into FOLDER]';
const pluginsFolder = join(projectRoot, 'plugins');

function demandName(name: string | undefined, isElsewhere: boolean): asserts name is string {
  if (name === undefined) throw new ConfigError(`Usage: npm run fudao -- plugin create ${usage}`);
  const taken = isElsewhere || !existsSync(pluginsFolder) ? [] : readdirSync(pluginsFolder);
  const complaint = complaintAboutName(name, taken);
  if (complaint) throw new ConfigError(complaint);
}

/** The SDK, the libraries of interfaces and the compilers are found from inside of the project only. */
function demandInside(folder: string): void {
  const path = relative(projectRoot, folder);
  if (path === '' || path === '..' || path.startsWith(`..${sep}`)) {
    throw new ConfigError(
      `${folder} is not in ${projectRoot}: a plugin is developed inside of the project, where its libraries are found.`,
    );
  }
}

function tell(io: CommandIo, name: string, folder: string, files: readonly string[]): void {
  const path = relative(projectRoot, folder).split(sep).join('/');
  io.out(`已创建插件 ${name}：${path}（${files.length} 个文件）`);
  io.out(`Created the plugin ${name} in ${path} (${files.length} files)`);
  if (path !== `plugins/${name}`) return;
  io.out('平台运行时（npm start），它会立即出现在示范市第一个区；之后保存文件即自动重新加载。');
  io.out(
    'While the platform runs (npm start) it appears in the demo city’s first district by itself, and reloads on save.',
  );
  io.out(`Test it: npm test -- jest ${path}`);
}

function kindOf({ tables, confined }: { tables?: boolean | undefined; confined?: boolean | undefined }): PluginKind {
  if (tables && confined)
    throw new ConfigError('A confined plugin has no tables of its own: choose --tables or --confined.');
  if (tables) return 'tables';
  return confined ? 'confined' : 'documents';
}

async function create(args: readonly string[], io: CommandIo): Promise<0 | 1> {
  const options = { tables: { type: 'boolean' }, confined: { type: 'boolean' }, into: { type: 'string' } } as const;
  const { values, positionals } = readArgs(args, options, `plugin create ${usage}`);
  const [name, ...more] = positionals;
  if (more.length > 0) throw new ConfigError(`Usage: npm run fudao -- plugin create ${usage}`);
  demandName(name, values.into !== undefined);
  const kind = kindOf(values);
  const folder = values.into === undefined ? join(pluginsFolder, name) : resolve(values.into);
  demandInside(folder);
  tell(io, name, folder, await createPlugin({ name, kind, folder }));
  return 0;
}

export const pluginCreateCommand: Command = {
  name: 'plugin create',
  usage,
  summary: 'Writes a small working plugin into plugins/NAME: server, both interfaces, settings, texts, tests.',
  details: [
    'NAME is its id for ever: lower-case words joined by "-". Nothing that is there is overwritten.',
    'It keeps documents. With --tables it has an SQL table, a migration and a privacy provider instead.',
    'With --confined its pages run in a sandboxed frame, as those of vendors do.',
    'With --into it goes into FOLDER, somewhere in the project, and the platform does not load it by itself.',
  ],
  run: create,
};
