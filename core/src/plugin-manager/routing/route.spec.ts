import fc from 'fast-check';
import { pick, routeOf, type Following } from './route.ts';
import { schoolShare } from './school-share.ts';

const channels = { stable: '1.0.0', canary: '2.0.0' };
const canaryOf = (canaryPercent: number): Following => ({ follows: 'canary', pinnedVersion: null, canaryPercent });
const school = fc.uuid();

test('a district on stable, or pinned, never sees the canary', () => {
  fc.assert(
    fc.property(school, fc.nat(100), (schoolId, canaryPercent) => {
      const stable = routeOf(channels, { follows: 'stable', pinnedVersion: '2.0.0', canaryPercent });
      const pinned = routeOf(channels, { follows: 'pinned', pinnedVersion: '0.9.0', canaryPercent });
      expect(pick('notes', stable, schoolId)).toBe('1.0.0');
      expect(pick('notes', pinned, schoolId)).toBe('0.9.0');
    }),
  );
});

test('a school that has the canary keeps it when the share grows', () => {
  fc.assert(
    fc.property(school, fc.nat(100), fc.nat(100), (schoolId, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const has = (percent: number) => pick('notes', routeOf(channels, canaryOf(percent)), schoolId) === '2.0.0';
      expect(has(less) && !has(more)).toBe(false);
    }),
  );
});

test('no school at 0 percent, every school and the district itself at 100', () => {
  fc.assert(
    fc.property(fc.option(school), (schoolId) => {
      expect(pick('notes', routeOf(channels, canaryOf(0)), schoolId)).toBe('1.0.0');
      expect(pick('notes', routeOf(channels, canaryOf(100)), schoolId)).toBe('2.0.0');
    }),
  );
});

test('the share of 646 schools is near what was asked for, and other schools for other plugins', () => {
  const schools = Array.from({ length: 646 }, (_, index) => `school-${index}`);
  const within = (pluginId: string) => schools.filter((id) => schoolShare(pluginId, id) < 10);
  expect(within('notes').length).toBeGreaterThan(40);
  expect(within('notes').length).toBeLessThan(90);
  expect(within('notes')).not.toEqual(within('question-answer'));
});

test('without a canary a canary district has stable', () => {
  expect(routeOf({ stable: '1.0.0', canary: null }, canaryOf(50))).toEqual({ base: '1.0.0', canary: null, percent: 0 });
  expect(routeOf({ stable: null, canary: null }, canaryOf(50)).base).toBeNull();
});

test('somebody without a school has what most of the district has', () => {
  expect(pick('notes', routeOf(channels, canaryOf(99)), null)).toBe('1.0.0');
});
