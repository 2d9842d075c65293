import { dayBeside, readQuery, rowsQuery } from './report-query.ts';

describe('the address of a report', () => {
  it('means what makes sense of it', () => {
    expect(readQuery({})).toEqual(jasmine.objectContaining({ tab: 'report', kind: 'week', date: null, sort: 'minutes', direction: 'desc', isUnusual: false }));
    const odd = readQuery({ kind: 'year', date: '20261116', sort: 'password', direction: 'up', grade: '10', level: 'city' });
    expect(odd).toEqual(jasmine.objectContaining({ kind: 'week', date: null, sort: 'minutes', direction: 'desc', grade: null, level: null }));
  });

  it('asks for what was chosen alone', () => {
    const query = readQuery({ kind: 'month', date: '2026-11-01', district: 'east', show: 'anomalies', q: '林' });
    expect(rowsQuery(query, 'schools')).toEqual({
      ...{ kind: 'month', date: '2026-11-01', districtId: 'east', level: 'schools', q: '林', anomaly: 'any', sort: 'minutes', direction: 'desc' },
    });
  });

  it('goes on to the period before and after', () => {
    const week = { startsOn: '2026-12-28', endsOn: '2027-01-03' };
    expect([dayBeside(week, -1), dayBeside(week, 1)]).toEqual(['2026-12-27', '2027-01-04']);
  });
});
