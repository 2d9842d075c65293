import { type Ask, isOpen, keptFor, openFor } from './consent.ts';

const ask = (over: Partial<Ask>): Ask => ({
  ...{ purpose: 'recommendation', pluginId: '', version: '1', isOptional: true, retention: 'P1Y', allowed: false },
  ...{ name: { 'zh-CN': '', en: '' }, explanation: { 'zh-CN': '', en: '' }, refusal: { 'zh-CN': '', en: '' }, recipients: [] },
  ...{ state: 'missing', givenBy: null, since: null },
  ...over,
});
const own = { ofAgeOn: null, graceEndsOn: null, askedAt: null, basicServiceRequiredFrom: null };

describe('consents', () => {
  it('wait for a student of 14; for a child only where something needed lacks the guardian’s word', () => {
    const items = [ask({ isOptional: false }), ask({}), ask({ state: 'to-confirm', allowed: true }), ask({ state: 'refused' })];
    expect(openFor({ ...own, mayDecide: true, items }).length).toBe(3);
    expect(openFor({ ...own, mayDecide: false, items })).toEqual([items[0]!]);
    expect(isOpen(ask({ state: 'allowed' }))).toBeFalse();
  });

  it('say how long something is kept', () => {
    expect(keptFor('P3Y')).toEqual({ unit: 'Y', count: 3 });
    expect(keptFor('P6M')).toEqual({ unit: 'M', count: 6 });
    expect(keptFor('P0D')).toBeNull();
  });
});
