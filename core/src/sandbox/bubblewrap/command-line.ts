import { realpathSync } from 'node:fs';
import { childLimits } from '../limits.ts';
import { guestProgram, inner, innerLinks, platformFiles } from './inner-files.ts';

/** Bubblewrap tells there which process it made. */
export const infoFd = 3;

export interface ChildPlan {
  readonly bubblewrap: string;
  readonly prlimit: string;
  readonly node: string;
  /** Files of the system that Node needs. */
  readonly libraries: readonly string[];
  readonly pluginFolder: string;
}

const { heapMb, dataBytes, openFiles, cacheBytes } = childLimits;

const bounds = [`--data=${dataBytes}`, '--core=0', `--nofile=${openFiles}`, `--fsize=${cacheBytes}`];

/** Nothing of the machine: no network, no other process, no name, no right, no variable, and no way to get any. */
const walls = [
  ...['--unshare-all', '--unshare-user', '--disable-userns', '--uid', '65534', '--gid', '65534', '--hostname', 'plugin'],
  ...['--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL', '--as-pid-1'],
];

const nodeOptions = [
  ...['--permission', `--allow-fs-read=${inner.root}`, `--allow-fs-read=${inner.cache}`, `--allow-fs-write=${inner.cache}`],
  ...[`--max-old-space-size=${heapMb}`, '--disallow-code-generation-from-strings', '--disable-proto=delete', '--no-warnings'],
];

const readOnly = (from: string, to: string) => ['--ro-bind', from, to];

/** The program and arguments that start a confined child. There is no /proc, no /dev and no /etc in it. */
export function commandLine({ bubblewrap, prlimit, node, libraries, pluginFolder }: ChildPlan): [string, string[]] {
  const files = [
    ...readOnly(node, inner.node),
    ...libraries.flatMap((path) => readOnly(realpathSync(path), path)),
    ...[...platformFiles()].flatMap(([to, from]) => readOnly(from, to)),
    ...[...innerLinks].flatMap(([path, target]) => ['--symlink', target, path]),
    ...readOnly(realpathSync(pluginFolder), inner.plugin),
    ...['--size', String(cacheBytes), '--tmpfs', inner.cache],
    ...['--remount-ro', '/'],
  ];
  const program = [inner.node, ...nodeOptions, guestProgram];
  const info = ['--info-fd', String(infoFd)];
  return [prlimit, [...bounds, '--', bubblewrap, ...walls, ...info, ...files, '--chdir', inner.plugin, '--', ...program]];
}
