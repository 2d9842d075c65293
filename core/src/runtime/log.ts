import { pino } from 'pino';
import type { Log } from '@fudao/plugin-sdk';

/** Names of fields that may hold personal data: never written, whoever logs them. */
const personal = ['name', 'educationId', 'phone', 'password', 'token', 'text', 'refreshToken', 'accessToken'];

export interface RootLog extends Log {
  child(fields: object): Log;
}

/** Structured lines on standard error, so that standard output stays for people. */
export function createLog(level: string): RootLog {
  const redact = { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[withheld]' };
  return pino({ level, redact, base: null }, pino.destination({ dest: 2, sync: false })) as unknown as RootLog;
}
