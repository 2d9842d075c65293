import { calendarOf } from './calendar-file.ts';

const file = {
  terms: [{ id: '2026-autumn', schoolYear: '2026-2027', name: '第一学期', from: '2026-09-01', to: '2027-01-22' }],
  holidays: [
    { from: '2026-09-30', to: '2026-10-02', name: '国庆节' },
    { date: '2027-01-01', name: '元旦', provisional: true },
  ],
  makeUpSchoolDays: [{ date: '2026-10-10', name: '国庆节调休上课' }],
  districtDays: [{ district: 'yunhu', from: '2026-12-03', to: '2026-12-04', name: '运动会' }],
};

test('ranges become days, with both ends', () => {
  expect(calendarOf(file)).toEqual({
    terms: [
      { id: '2026-autumn', schoolYear: '2026-2027', name: '第一学期', startsOn: '2026-09-01', endsOn: '2027-01-22' },
    ],
    days: [
      { date: '2026-09-30', kind: 'holiday', name: '国庆节', isProvisional: false },
      { date: '2026-10-01', kind: 'holiday', name: '国庆节', isProvisional: false },
      { date: '2026-10-02', kind: 'holiday', name: '国庆节', isProvisional: false },
      { date: '2027-01-01', kind: 'holiday', name: '元旦', isProvisional: true },
      { date: '2026-10-10', kind: 'make-up', name: '国庆节调休上课', isProvisional: false },
    ],
    districtDays: [
      { districtId: 'yunhu', date: '2026-12-03', name: '运动会' },
      { districtId: 'yunhu', date: '2026-12-04', name: '运动会' },
    ],
  });
});
