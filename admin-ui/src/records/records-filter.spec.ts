import { queryOf, readRecordsFilter, spanOf } from './records-filter.ts';

const asked = (params: Record<string, string>) => {
  const query = Object.entries(queryOf(readRecordsFilter(params))).filter(([, value]) => value !== null);
  return Object.fromEntries(query) as Record<string, unknown>;
};

describe('the filter of records', () => {
  it('is what makes sense of an address, in days of the city', () => {
    expect(asked({ person: '20260001', by: 'person', kind: 'a.b', from: '2026-11-22', to: '2026-11-22' })).toEqual({
      ...{ person: '20260001', by: 'person', kind: 'a.b' },
      ...{ from: Date.parse('2026-11-22T00:00:00+08:00'), to: Date.parse('2026-11-23T00:00:00+08:00') },
    });
    expect(asked({ by: 'person', from: 'yesterday', to: '2026-13-40', school: 's1', district: 'd1', thing: 'q1' })).toEqual({
      ...{ subjectId: 'q1', districtId: 'd1', schoolId: 's1' },
    });
    expect(spanOf({ from: '', to: '' })).toEqual({ from: null, to: null });
  });
});
