import { stringify } from 'yaml';
import { parseConsentPolicy, readConsentPolicy, type ConsentPolicy } from './consent-policy.ts';

describe('the purposes of the city', () => {
  let policy: ConsentPolicy;
  beforeAll(async () => {
    policy = await readConsentPolicy();
  });

  test('are those that were agreed, the basic service alone is needed', () => {
    expect(policy.purposes.map(({ id }) => id)).toEqual(['basic-service', 'voice-video', 'session-recording', 'recommendation', 'vendor-data', 'outside-notifications', 'research-statistics']);
    expect(policy.purposes.filter(({ isOptional }) => !isOptional).map(({ id }) => id)).toEqual(['basic-service']);
    expect(policy.basicServiceRequiredFrom).toBeNull();
  });

  test.each<[string, (policy: ConsentPolicy) => void, RegExp]>([
    ['a purpose twice', ({ purposes }) => purposes.push(purposes[1]!), /voice-video is there twice/],
    ['no basic service', ({ purposes }) => void purposes.shift(), /no needed purpose basic-service/],
    ['a day that does not exist', (one) => (one.basicServiceRequiredFrom = '2027-02-30'), /2027-02-30 is no day/],
    ['no grace', (one) => (one.graceDays = 0), /graceDays/],
    ['two purposes for each plugin', ({ purposes }) => (purposes[1]!.isPerPlugin = true), /only one purpose/],
  ])('%s is refused with the reason', (_what, spoil, reason) => {
    const spoilt = structuredClone(policy);
    spoil(spoilt);
    expect(() => parseConsentPolicy(stringify(spoilt))).toThrow(reason);
  });
});
