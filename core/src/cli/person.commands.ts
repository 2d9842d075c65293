import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCoreRooms } from '../core-rooms.ts';
import { guestLoader } from '../plugin-manager/open-plugins.ts';
import { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { findPlugins } from '../plugin-manager/release/plugin-source.ts';
import { askerOf } from '../privacy/asker.ts';
import { erasePerson } from '../privacy/erase-person.ts';
import { exportPerson } from '../privacy/export-person.ts';
import { findPerson, type Person, type PrivacyParts, type PrivacyRequest } from '../privacy/person.ts';
import { localDateOf } from '../runtime/city-time/index.ts';
import { ConfigError, projectRoot, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { demandTyped } from './demand-typed.ts';
import { readArgs } from './read-args.ts';
import { withTheseRooms } from './with-rooms.ts';

/** Reaches all rooms and all plugins, beside the nodes that may be running. */
function withPrivacy(config: Config, work: (parts: PrivacyParts) => Promise<0 | 1>): Promise<0 | 1> {
  const plugins = new PluginManager();
  return withTheseRooms(config, createCoreRooms, async (runtime, rooms) => {
    const bundled = await findPlugins(join(projectRoot, 'plugins'), runtime.platform.log);
    return work({ runtime, rooms, plugins, loadGuest: guestLoader(runtime, { bundled }) });
  }, plugins);
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function oneWord(positionals: readonly string[], usage: string): string {
  const [word, ...more] = positionals;
  if (word === undefined || more.length > 0) throw new ConfigError(`Usage: npm run fudao -- ${usage}`);
  return word;
}

interface Asked {
  readonly person: Person;
  readonly request: PrivacyRequest;
}

const askingUsage = '--asked-by EDUCATION_ID|guardian --reason TEXT';
const asking = { 'asked-by': { type: 'string' }, reason: { type: 'string' } } as const;
const longestReason = 500;

interface Asking {
  readonly askedBy: string;
  readonly reason: string;
}

/** @throws ConfigError where it is not said who asks, and why */
function demandAsking({ 'asked-by': by = '', reason: given = '' }: { 'asked-by'?: string | undefined; reason?: string | undefined }, usage: string): Asking {
  const [askedBy, reason] = [by.trim(), given.trim()];
  if (askedBy === '' || reason === '') throw new ConfigError(`Say who asks, and why: both are kept on the record.\nUsage: npm run fudao -- ${usage}`);
  if (reason.length > longestReason) throw new ConfigError(`The reason has ${longestReason} characters at most.`);
  return { askedBy, reason };
}

/** @throws ConfigError where nobody has the education ID, and nobody who was erased had it; or where the wrong person asks */
async function demandPerson(parts: PrivacyParts, educationId: string, { askedBy: given, reason }: Asking): Promise<Asked | { erasedAt: number }> {
  const { person, erasedAt, ...majority } = await findPerson(parts, educationId);
  const { host, platform } = parts.runtime;
  if (person) {
    const askedBy = askerOf(given, { educationId: person.educationId, ...majority }, localDateOf(host.now().getTime(), platform.config.timeZone));
    if (askedBy) return { person, request: { askedBy, reason } };
    throw new ConfigError(`Nothing was done: ${given} may not ask this of ${person.educationId}. The person asks, or the guardian of a student who is not 14 yet.`);
  }
  if (erasedAt !== null) return { erasedAt };
  throw new ConfigError(`Nobody has the education ID ${educationId}.`);
}

function tellProblems(io: CommandIo, problems: readonly string[]): void {
  for (const problem of problems) io.err(`fudao: ${problem}.`);
}

const exportUsage = `person export EDUCATION_ID ${askingUsage} [--out FOLDER]`;

async function runExport(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const { values, positionals } = readArgs(args, { ...asking, out: { type: 'string' } }, exportUsage);
  const educationId = oneWord(positionals, exportUsage);
  const asked = demandAsking(values, exportUsage);
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const folder = values.out === undefined ? join(config.dataFolder, 'exports', `person-${time}`) : resolve(values.out);
  if (existsSync(folder)) throw new ConfigError(`${folder} is there already.`);
  return withPrivacy(config, async (parts) => {
    const found = await demandPerson(parts, educationId, asked);
    if ('erasedAt' in found) throw new ConfigError(`Whoever had this education ID was erased on ${dayOf(found.erasedAt)}.`);
    const { problems } = await exportPerson(parts, found.person, found.request, folder);
    io.out(`已导出到 ${folder}。内含个人信息，请妥善保管，交付后删除。`);
    io.out(`Exported to ${folder}. It is personal: keep it safe, and delete it once it is handed over.`);
    tellProblems(io, problems);
    return problems.length === 0 ? 0 : 1;
  });
}

const eraseUsage = `person erase EDUCATION_ID ${askingUsage} [--yes EDUCATION_ID]`;

async function runErase(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const { values, positionals } = readArgs(args, { ...asking, yes: { type: 'string' } }, eraseUsage);
  const educationId = oneWord(positionals, eraseUsage);
  const asked = demandAsking(values, eraseUsage);
  return withPrivacy(config, async (parts) => {
    const found = await demandPerson(parts, educationId, asked);
    if ('erasedAt' in found) {
      io.out(`此人的信息已于 ${dayOf(found.erasedAt)} 清除。 This person was erased on ${dayOf(found.erasedAt)}.`);
      return 0;
    }
    const { person, request } = found;
    const question = `将永久清除${person.name}（${person.educationId}）的全部个人信息，无法恢复。请输入教育ID确认。 Everything of this person will be gone for good. Type the education ID:`;
    await demandTyped(io, person.educationId, values.yes, question);
    const { isDone, problems } = await erasePerson(parts, person, request, (step) => io.progress(step));
    tellProblems(io, problems);
    if (isDone) io.out('已清除。 Erased.');
    else io.err('fudao: 尚未完成，请按上述提示处理后再次运行本命令。 Not finished yet: see above, then run this command again.');
    return isDone ? 0 : 1;
  });
}

const readmitUsage = 'person readmit EDUCATION_ID';

async function runReadmit(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const educationId = oneWord(readArgs(args, {}, readmitUsage).positionals, readmitUsage);
  return withPrivacy(config, async ({ runtime }) => {
    const { readmitted } = await runtime.platform.call<{ readmitted: boolean }>('identity.readmit', { educationId });
    if (!readmitted) throw new ConfigError(`Nobody with the education ID ${educationId} was erased.`);
    io.out('可以重新导入此人，作为新的用户。 The person can be imported again, as somebody new.');
    return 0;
  });
}

const whoMayAsk = [
  'Only the person may ask for it, or, for a student who is not 14 yet, the guardian: you have made sure who it is.',
  'Who asked and why is kept on the record; the reason names nobody.',
];

/** What a person may ask of the platform: all that it keeps, and to be forgotten. */
export const personCommands: readonly Command[] = [
  {
    name: 'person export',
    usage: `EDUCATION_ID ${askingUsage} [--out FOLDER]`,
    summary: 'Writes all that rooms and plugins keep of a person into a folder: data.json and pictures/.',
    details: whoMayAsk,
    run: runExport,
  },
  {
    name: 'person erase',
    usage: `EDUCATION_ID ${askingUsage} [--yes EDUCATION_ID]`,
    summary: 'Erases a person from all rooms and plugins for good; safe to run again.',
    details: [
      ...whoMayAsk,
      'Ends the sessions, deletes pictures, drafts and notifications, destroys the key of the records, asks every',
      'plugin to erase, and takes name and education ID off the account. What stands in the way is named; then',
      'the exit code is 1, and the same command goes on. An import of the person is refused afterwards.',
    ],
    run: runErase,
  },
  { name: 'person readmit', usage: 'EDUCATION_ID', summary: 'Lets somebody who was erased be imported again, as somebody new.', run: runReadmit },
];
