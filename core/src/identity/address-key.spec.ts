import fc from 'fast-check';
import { addressKey } from './address-key.ts';

test('an IPv4 address counts for itself, also in its IPv6 form', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(addressKey(address)).toBe(address);
      expect(addressKey(`::ffff:${address}`)).toBe(address);
    }),
  );
});

test('all IPv6 addresses of one /64 count together, and others do not', () => {
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
  expect(addressKey('2001:0db8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2');
  expect(addressKey('2001:db8:1:3::1')).toBe('2001:db8:1:3');
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('::1')).toBe('0:0:0:0');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0');
});

test('every IPv6 address has a key of four groups', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(addressKey(address)).toMatch(/^([0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}|\d+\.\d+\.\d+\.\d+)$/);
    }),
  );
});

test('what is no address is counted nowhere', () => {
  fc.assert(fc.property(fc.stringMatching(/^[g-z ]*$/), (text) => expect(addressKey(text)).toBeNull()));
  expect(addressKey(undefined)).toBeNull();
});
