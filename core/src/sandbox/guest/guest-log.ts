import type { Log } from '@fudao/plugin-sdk';
import type { GuestChannel } from './guest-channel.ts';

/** An error says nothing as JSON. */
function plain(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? (value.stack ?? value.message) : value]),
  );
}

/** The operator's log, through the pipe. */
export function guestLog(channel: GuestChannel, call: number): Log {
  const level = (name: keyof Log) => (fields: object, message: string) =>
    channel.tell('log', { call, args: [name, plain(fields), message] });
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') };
}
