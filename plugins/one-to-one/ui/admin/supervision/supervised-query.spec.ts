import { changed, isNarrowed, listParams, readQuery, usualQuery, withoutFilters, writeQuery } from './supervised-query.ts';

const now = Date.parse('2026-11-23T10:00:00Z');

describe('which sessions are supervised', () => {
  it('stands in the address, and is read from it again; what makes no sense is as usual', () => {
    const query = { ...usualQuery, state: 'ended', subject: 'math', district: 'east', school: 'east-1', teacher: 't1', period: 'custom', from: '2026-11-01', to: '2026-11-02' } as const;
    expect(readQuery(writeQuery(query))).toEqual(query);
    expect(writeQuery(usualQuery)).toEqual({});
    expect(readQuery({ state: 'any', period: 'ever', from: 'today', subject: '' })).toEqual(usualQuery);
  });

  it('is without days while it goes on, and in days of the city afterwards', () => {
    expect(listParams({ ...usualQuery, period: 'today' }, now)).toEqual({ state: 'live', subject: null, districtId: null, schoolId: null, teacherId: null });
    expect(listParams({ ...usualQuery, state: 'ended', period: 'today' }, now)).toEqual(
      jasmine.objectContaining({ from: '2026-11-22T16:00:00.000Z', to: '2026-11-23T16:00:00.000Z' }),
    );
    expect(writeQuery({ ...usualQuery, period: '30d' })).toEqual({});
  });

  it('loses the school with its district, and all filters at once', () => {
    const query = { ...usualQuery, district: 'east', school: 'east-1', teacher: 't1' };
    expect(changed(query, { district: 'west' })).toEqual({ ...query, district: 'west', school: null });
    expect(changed(query, { subject: 'math' }).school).toBe('east-1');
    expect([isNarrowed(query), isNarrowed(withoutFilters(query))]).toEqual([true, false]);
  });
});
