import { masterKeyOf } from './master-key.ts';

describe('master key', () => {
  test('is the configured one', () => {
    const masterKey = Buffer.alloc(32, 7).toString('base64');
    expect(masterKeyOf({ records: { masterKey } })).toEqual(Buffer.alloc(32, 7));
  });

  test.each([undefined, '', 'c2hvcnQ='])('is never replaced when it is missing or damaged: %s', (masterKey) => {
    expect(() => masterKeyOf({ records: { masterKey } })).toThrow('FUDAO_RECORDS_KEY');
  });
});
