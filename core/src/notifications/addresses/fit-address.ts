import type { AddressChannel } from './addresses.repository.ts';

const mail = /^[^\s@<>"(),:;[\]\\\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/u;
const mobile = /^1[3-9]\d{9}$/;

/** An address as it is kept; null where it is none. A mobile number may be written with +86, blanks and hyphens. */
export function fitAddress(channel: AddressChannel, given: string): string | null {
  const text = given.normalize('NFKC').trim();
  if (channel === 'sms') {
    const digits = text.replaceAll(/[\s-]/g, '').replace(/^(\+|00)86/, '');
    return mobile.test(digits) ? digits : null;
  }
  const at = text.lastIndexOf('@');
  const address = `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`;
  return address.length <= 254 && mail.test(address) ? address : null;
}
