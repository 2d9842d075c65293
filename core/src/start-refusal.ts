import { join } from 'node:path';
import { FudaoError } from '@fudao/plugin-sdk';
import { ConfigError, type Config } from './runtime/config.ts';

type Place = Pick<Config, 'host' | 'port' | 'dataFolder' | 'database'>;

const bySystemCode: Readonly<Record<string, (place: Place) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use by another program. Stop it, or choose another port with PORT.`,
  EACCES: ({ port }) => `Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host} (FUDAO_HOST).`,
  ENOTFOUND: ({ host }) => `There is no host ${host} (FUDAO_HOST).`,
};

/** SQLite's result codes for a file that may not be written, is damaged, cannot be opened, or is something else. */
const fileCodes = [8, 11, 14, 26];

interface SystemError {
  code?: string;
  syscall?: string;
  message?: string;
  errcode?: number;
}

/** What the operator did not set right, as one sentence; undefined for a fault of ours, which shows its stack. */
export function refusalSentence(error: unknown, place: Place | undefined): string | undefined {
  if (error instanceof ConfigError) return error.message;
  const refusal = refusalIn(error);
  if (refusal) return databaseSentence(refusal, place);
  const { code = '', syscall, errcode = 0, message } = error as SystemError;
  if (place && code === 'ERR_SQLITE_ERROR' && fileCodes.includes(errcode & 0xff)) {
    return `The database file ${fileIn(place)} cannot be used: ${message}.`;
  }
  if (!place || (syscall !== 'listen' && syscall !== 'getaddrinfo')) return undefined;
  return bySystemCode[code]?.(place);
}

const fileIn = ({ dataFolder }: Place): string => join(dataFolder, 'fudao.sqlite');

/** That the database is away or full, also inside of what a migration threw. */
function refusalIn(error: unknown): FudaoError | undefined {
  if (error instanceof FudaoError) return error.spec.status === 503 || error.spec.status === 507 ? error : undefined;
  return error instanceof Error ? refusalIn(error.cause) : undefined;
}

function databaseSentence({ spec, cause, message }: FudaoError, place: Place | undefined): string {
  const reason = reasonOf(cause) ?? message;
  if (!place || place.database.url) {
    return spec.status === 507 ? `The database is full: ${reason}` : `The database cannot be reached: ${reason}`;
  }
  return `The database file ${fileIn(place)} cannot be used: ${reason}. Is there room on its disk?`;
}

/** The innermost reason that says something. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  return reasonOf(cause.cause) ?? (cause.message || (cause as SystemError).code);
}
