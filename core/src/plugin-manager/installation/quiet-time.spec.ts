import fc from 'fast-check';
import { isTutoringTime, localTimeOf } from './quiet-time.ts';

test('a moment is read in the zone of the city, whatever the machine thinks', () => {
  const at = new Date('2026-11-23T10:30:00.000Z');
  expect(localTimeOf(at, 'Asia/Shanghai')).toEqual({ date: '2026-11-23', time: '18:30' });
  expect(localTimeOf(at, 'America/New_York')).toEqual({ date: '2026-11-23', time: '05:30' });
  expect(localTimeOf(new Date('2026-11-23T16:00:00.000Z'), 'Asia/Shanghai')).toEqual({ date: '2026-11-24', time: '00:00' });
});

test.each([
  ['17:59', false],
  ['18:00', true],
  ['20:59', true],
  ['21:00', false],
])('%s on a school day is tutoring time: %s', (time, isIt) => {
  expect(isTutoringTime({ date: '2026-11-23', time }, true)).toBe(isIt);
});

test('on other days no time is', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (at) => {
      expect(isTutoringTime(localTimeOf(at, 'Asia/Shanghai'), false)).toBe(false);
    }),
  );
});
