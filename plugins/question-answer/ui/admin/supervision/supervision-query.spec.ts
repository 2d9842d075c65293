import { changed, countFilters, isNarrowed, listParams, readQuery, type SupervisionQuery, usualQuery, writeQuery } from './supervision-query.ts';

const narrowed: SupervisionQuery = {
  ...usualQuery,
  state: 'open',
  subject: 'math',
  grade: 7,
  district: 'yunhu',
  school: 'yunhu-qinghe',
  period: 'custom',
  from: '2026-09-01',
  to: '2026-09-30',
  order: 'oldest',
  cursor: '1700000000000.a-b',
  isBack: true,
  page: 3,
};

/** As an address gives it back. */
const inAddress = (query: SupervisionQuery) =>
  Object.fromEntries(Object.entries(writeQuery(query)).map(([name, value]) => [name, String(value)]));

describe('the address of what is supervised', () => {
  it('says all that was chosen, and can be kept', () => {
    expect(readQuery(inAddress(narrowed))).toEqual(narrowed);
    expect(writeQuery(usualQuery)).toEqual({});
    expect(readQuery({})).toEqual(usualQuery);
  });

  it('is as usual where it makes no sense', () => {
    const nonsense = { state: 'lost', grade: 'x', period: 'ever', from: 'yesterday', order: 'best', page: '-2', subject: ['a', 'b'] };
    expect(readQuery(nonsense)).toEqual(usualQuery);
  });

  it('begins at the first page with another filter, and forgets a school of another district', () => {
    expect(changed(narrowed, { state: null })).toEqual({ ...narrowed, state: null, cursor: null, isBack: false, page: 1 });
    expect(changed(narrowed, { district: 'dongling' }).school).toBeNull();
    expect(changed(narrowed, { district: 'yunhu' }).school).toBe('yunhu-qinghe');
  });

  it('knows whether it is narrowed', () => {
    expect(isNarrowed({ ...usualQuery, period: '7d' })).toBeFalse();
    expect(isNarrowed({ ...usualQuery, state: 'open' })).toBeTrue();
    expect(isNarrowed({ ...usualQuery, grade: 7 })).toBeTrue();
    expect(countFilters(narrowed)).toBe(4);
  });

  it('asks the server by moments', () => {
    expect(listParams(narrowed, Date.now())).toEqual({
      state: 'open',
      subject: 'math',
      grade: 7,
      districtId: 'yunhu',
      schoolId: 'yunhu-qinghe',
      from: '2026-08-31T16:00:00.000Z',
      to: '2026-09-30T16:00:00.000Z',
      order: 'oldest',
    });
  });
});
