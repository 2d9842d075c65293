import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { decryptPayload, encryptPayload, payloadKey, platformKey } from './payload-cipher.ts';
import { createKey, unwrapKey } from './wrapped-key.ts';

const key = randomBytes(32);

describe('payload of a record', () => {
  test('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (said) => {
        const payload = JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
        expect(decryptPayload(key, 3, 'id', encryptPayload(key, 3, 'id', payload))).toEqual(payload);
      }),
    );
  });

  test('holds nothing readable, and differs each time', () => {
    const one = encryptPayload(key, 1, 'id', { text: '勾股定理' });
    expect(one.includes('勾股定理')).toBe(false);
    expect(encryptPayload(key, 1, 'id', { text: '勾股定理' }).equals(one)).toBe(false);
  });

  test('does not open as the payload of another record, under another key, or with a changed byte', () => {
    const sealed = encryptPayload(key, 1, 'id', { text: 'x' });
    expect(() => decryptPayload(key, 1, 'other', sealed)).toThrow();
    expect(() => decryptPayload(randomBytes(32), 1, 'id', sealed)).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => decryptPayload(key, 1, 'id', sealed)).toThrow();
  });

  test('names the key it needs', () => {
    expect(payloadKey('student-1', encryptPayload(key, 7, 'id', {}))).toEqual({ personId: 'student-1', generation: 7 });
    expect(payloadKey('student-1', encryptPayload(key, 0, 'id', {}))).toEqual(platformKey);
    expect(payloadKey(null, encryptPayload(key, 7, 'id', {}))).toBeUndefined();
    expect(payloadKey('student-1', Buffer.from('junk'))).toBeUndefined();
  });
});

describe('key of a person', () => {
  const masterKey = randomBytes(32);
  const { stored, key: made } = createKey(masterKey, { personId: 'student-1', generation: 1 }, 1_700_000_000_000);

  test('comes back from its wrapping', () => {
    expect(unwrapKey(masterKey, stored)).toEqual(made);
  });

  test('is bound to person, generation and time, and to the master key', () => {
    for (const other of [{ personId: 'student-2' }, { generation: 2 }, { createdAt: 1 }]) {
      expect(() => unwrapKey(masterKey, { ...stored, ...other })).toThrow();
    }
    expect(() => unwrapKey(randomBytes(32), stored)).toThrow();
  });

  test('is gone once erased', () => {
    expect(() => unwrapKey(masterKey, { ...stored, wrapped: null, erasedAt: 2 })).toThrow('erased');
  });
});
