import { newTemporaryPassword } from '../identity/temporary-password.ts';
import { administratorLine, AdministratorSchema, type Administrator } from '../roster/city-roster.ts';
import { firstPasswordDays } from '../roster/import-roster.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withRooms } from './with-rooms.ts';

const createUsage = 'EDUCATION_ID --name NAME --role ROLE [--scope ID]';
const createOptions = { name: { type: 'string' }, role: { type: 'string' }, scope: { type: 'string' } } as const;

function readAdministrator(args: readonly string[]): Administrator {
  const usage = `account create ${createUsage}`;
  const { values, positionals } = readArgs(args, createOptions, usage);
  const [educationId, ...more] = positionals;
  const wanted = { educationId, ...values };
  const reason = more.length > 0 ? `${more[0]} is one word too many` : whyNot(wanted);
  if (reason !== undefined) throw new ConfigError(`${reason}.\nUsage: npm run fudao -- ${usage}`);
  return wanted as Administrator;
}

function whyNot(wanted: Partial<Administrator>): string | undefined {
  const [problem] = compileSchema(AdministratorSchema)(wanted) ?? [];
  if (problem) return `${problem.field} ${problem.message}`;
  const isOfCity = wanted.role === 'city-administrator';
  if (isOfCity === (wanted.scope === undefined)) return undefined;
  return isOfCity
    ? 'A city-administrator has no --scope'
    : `A ${wanted.role} needs --scope with the id of the place or vendor`;
}

function tellPassword(io: CommandIo, what: { 'zh-CN': string; en: string }, password: string, days: number): void {
  io.out(`${what['zh-CN']}（只显示这一次，${days} 天内有效，登录后请更换）：${password}`);
  io.out(`${what.en} (shown this once, good for ${days} days, to be changed after signing in): ${password}`);
}

async function create(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const administrator = readAdministrator(args);
  const { educationId } = administrator;
  return withRooms(config, async ({ call }) => {
    if ((await call<{ id: string | null }>('identity.accountByEducationId', { educationId })).id !== null) {
      io.err(
        `fudao: There is an account ${educationId} already. A new password: account reset-password ${educationId}`,
      );
      return 1;
    }
    const password = newTemporaryPassword();
    const accounts = [{ ...administratorLine(administrator), password }];
    const { errors } = await call<{ errors: { reason: string }[] }>('identity.importAccounts', {
      accounts,
      firstPasswordDays,
    });
    if (errors[0]) {
      io.err(`fudao: The account was not made: ${errors[0].reason}.`);
      return 1;
    }
    tellPassword(io, { 'zh-CN': '初始密码', en: 'Initial password' }, password, firstPasswordDays);
    return 0;
  });
}

async function resetPassword(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1> {
  const { positionals } = readArgs(args, {}, 'account reset-password EDUCATION_ID');
  const [educationId, ...more] = positionals;
  if (educationId === undefined || more.length > 0) {
    throw new ConfigError('Usage: npm run fudao -- account reset-password EDUCATION_ID');
  }
  return withRooms(config, async ({ call, now }) => {
    const { id } = await call<{ id: string | null }>('identity.accountByEducationId', { educationId });
    if (id === null) {
      io.err(`fudao: There is no account ${educationId}.`);
      return 1;
    }
    const reset = await call<{ temporaryPassword: string; expiresAt: string }>('identity.resetPassword', { id });
    const days = Math.round((Date.parse(reset.expiresAt) - now().getTime()) / (24 * 3_600_000));
    tellPassword(io, { 'zh-CN': '临时密码', en: 'Temporary password' }, reset.temporaryPassword, days);
    return 0;
  });
}

export const accountCreateCommand: Command = {
  name: 'account create',
  usage: createUsage,
  summary: 'Makes an account of an administrator or a vendor and prints its initial password once.',
  details: [
    'ROLE: city-administrator, district-administrator (--scope DISTRICT), school-administrator (--scope SCHOOL)',
    'or vendor (--scope VENDOR). Begin a new city with a city-administrator.',
  ],
  run: create,
};

export const accountResetPasswordCommand: Command = {
  name: 'account reset-password',
  usage: 'EDUCATION_ID',
  summary: 'Gives any account a temporary password, printed once, and ends its sessions.',
  run: resetPassword,
};
