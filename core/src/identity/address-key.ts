import { isIPv4, isIPv6 } from 'node:net';

const groupOf = (group: string) => Number.parseInt(group || '0', 16).toString(16);

/** The first 64 bits of an IPv6 address: what one household or school has. */
function prefixOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
  return groups.slice(0, 4).map(groupOf).join(':');
}

/** By what sign-ins from one place are counted together, or null when the place is not known. */
export function addressKey(address: string | undefined): string | null {
  const mapped = address?.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!mapped) return null;
  if (isIPv4(mapped)) return mapped;
  return isIPv6(mapped) ? prefixOf(mapped) : null;
}
