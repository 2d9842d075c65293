import type { IncomingMessage } from 'node:http';
import { isIPv6, type Socket } from 'node:net';

type WithHeaders = Pick<IncomingMessage, 'headers'> & { socket: Pick<Socket, 'remoteAddress'> };

function lastOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(',').at(-1)?.trim() || undefined;
}

/** Who sent the request. Behind a proxy only the entry that our own proxy wrote counts: the last. */
export function clientAddress(request: WithHeaders, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(request.headers['x-forwarded-for']) : undefined;
  const address = forwarded ?? request.socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

/** What is counted as one sender: an IPv4 address, or a whole /64, of which one person has 2^64 addresses. */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

export function isHttps(request: WithHeaders, trustProxy: boolean): boolean {
  if ((request.socket as { encrypted?: boolean }).encrypted) return true;
  return trustProxy && lastOf(request.headers['x-forwarded-proto']) === 'https';
}

/** Host and port the client sees us under; empty where the header is missing or no host at all. */
export function ownHost(request: WithHeaders, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(request.headers['x-forwarded-host']) : undefined;
  const host = forwarded ?? request.headers.host ?? '';
  return /^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host) ? host.toLowerCase() : '';
}
