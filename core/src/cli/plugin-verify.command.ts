import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from '../conformance/check.ts';
import type { CheckReport, Report } from '../conformance/report.ts';
import type { VerifyOptions } from '../conformance/verify-plugin.ts';
import type { Trust } from '../plugin-manager/release/release.repository.ts';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';

/** What this command needs of the kit. */
interface Kit {
  readonly checks: readonly Check[];
  verifyPlugin(path: string, options: VerifyOptions): Promise<Report>;
  linesOfCheck(report: CheckReport): string[];
  lastLines(report: Report): string[];
}

const folder = join(projectRoot, 'core/src/conformance');
const load = <T>(file: string) => import(pathToFileURL(join(folder, file)).href) as Promise<T>;

/** The kit makes up inputs with a library for tests and drives a browser: it is part of a checkout, not of what runs in production. */
async function loadKit(): Promise<Kit> {
  if (!existsSync(join(folder, 'verify-plugin.ts'))) {
    throw new ConfigError("Plugins are verified in a checkout of the platform's sources; this is a built one, without the kit.");
  }
  const parts = [load<Kit>('verify-plugin.ts'), load<Kit>('report.ts'), load<Kit>('checks/index.ts')];
  return Object.assign({}, ...(await Promise.all(parts))) as Kit;
}

const usage = 'PATH [--only CHECK ...] [--trust LEVEL ...] [--earlier PATH ...] [--json FILE] [--no-browser]';

const options = {
  only: { type: 'string', multiple: true },
  trust: { type: 'string', multiple: true },
  earlier: { type: 'string', multiple: true },
  json: { type: 'string' },
  'no-browser': { type: 'boolean' },
} as const;

/** `--only a --only b`, `--only a,b` and `--only a b` alike: the words after a known check's name are checks too. */
function checksAsked(asked: readonly string[], positionals: readonly string[], known: readonly string[]): { only: string[]; paths: string[] } {
  const named = asked.flatMap((text) => text.split(','));
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new ConfigError(`There is no check "${unknown}". The checks are: ${known.join(', ')}.`);
  const isMore = (word: string) => named.length > 0 && known.includes(word) && !existsSync(word);
  return { only: [...named, ...positionals.filter(isMore)], paths: positionals.filter((word) => !isMore(word)) };
}

const levels = ['trusted', 'confined'] as const;

function levelsAsked(asked: readonly string[]): Trust[] {
  return asked.flatMap((text) => text.split(',')).map((word) => {
    const level = levels.find((one) => one === word);
    if (!level) throw new ConfigError(`There is no level of trust "${word}". The levels are: ${levels.join(', ')}.`);
    return level;
  });
}

async function writeJson(file: string | undefined, report: Report): Promise<void> {
  if (file !== undefined) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

async function verify(args: readonly string[], io: CommandIo): Promise<0 | 1> {
  const { values, positionals } = readArgs(args, options, `plugin verify ${usage}`);
  const kit = await loadKit();
  const { only, paths } = checksAsked(values.only ?? [], positionals, kit.checks.map(({ id }) => id));
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- plugin verify ${usage}`);
  const show = (lines: readonly string[]) => lines.forEach((line) => io.out(line));
  try {
    const report = await kit.verifyPlugin(path, {
      ...(only.length > 0 ? { only } : {}),
      trust: levelsAsked(values.trust ?? []),
      earlier: values.earlier ?? [],
      hasBrowser: values['no-browser'] !== true,
      ownsProcess: true,
      onBegin: ({ id }) => io.progress(`正在检查…… Checking: ${id}`),
      onEnd: (made) => show(kit.linesOfCheck(made)),
    });
    show(['', ...kit.lastLines(report)]);
    await writeJson(values.json, report);
    return report.passed ? 0 : 1;
  } catch (error) {
    if ((error as Error).constructor.name !== 'SubjectError') throw error;
    io.err(`fudao: ${(error as Error).message}`);
    return 1;
  }
}

export const pluginVerifyCommand: Command = {
  name: 'plugin verify',
  usage,
  summary: 'Tries a plugin on a platform of its own and says what is wrong with it; exit code 1 where something is.',
  details: [
    'PATH is the folder of a plugin or a packed one (.tgz). Nothing of your own data is touched.',
    'It runs in the levels of trust that its files call for (both, where it can run confined); --trust trusted or',
    '--trust confined has it run in that one. The report says which were tried, and why another was not.',
    '--earlier names the releases before (folders or packages), the oldest first, so that migrations can be compared.',
    '--json writes the same report for programs. What each check does: docs/conformance.md.',
  ],
  run: verify,
};
