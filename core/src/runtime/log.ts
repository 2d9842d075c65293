import { pino, stdSerializers, type DestinationStream } from 'pino';
import type { Log } from '@fudao/plugin-sdk';
import { withoutPersonal } from './without-personal.ts';

export interface RootLog extends Log {
  child(fields: object): Log;
}

/** An error's name is its `type`; under `name` a person's would stand. */
function writeError(error: Error): object {
  const written: Record<string, unknown> = { ...stdSerializers.err(error) };
  delete written['name'];
  return withoutPersonal(written);
}

/** Structured lines on standard error, so that standard output stays for people. */
export function createLog(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: false })): RootLog {
  const formatters = { log: withoutPersonal };
  return pino({ level, base: null, formatters, serializers: { err: writeError } }, to) as unknown as RootLog;
}
