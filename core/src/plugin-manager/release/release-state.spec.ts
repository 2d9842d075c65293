import fc from 'fast-check';
import { decideStep, releaseStates, releaseSteps, type ReleaseFacts, type ReleaseState } from './release-state.ts';

const free: ReleaseFacts = { state: undefined, ungranted: [], channels: [], pinnedBy: [], enabledIn: [], hasCode: true };
const names = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
const facts = fc.record({
  state: fc.option(fc.constantFrom(...releaseStates), { nil: undefined }),
  ungranted: names,
  channels: fc.subarray(['stable', 'canary']),
  pinnedBy: names,
  enabledIn: names,
  hasCode: fc.boolean(),
});

test('whatever is asked, in whatever order, somebody who is sent to a release keeps it', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...releaseSteps), (given, step) => {
      const decision = decideStep(step, given);
      const isTakenAway = decision.allowed && given.state === 'installed' && decision.next !== 'installed';
      if (!isTakenAway) return;
      expect(given.pinnedBy).toEqual([]);
      expect(given.channels).not.toContain('canary');
      // Nobody is sent to the stable release of a plugin that is enabled nowhere.
      if (given.enabledIn.length > 0) expect(given.channels).toEqual([]);
    }),
  );
});

test('nothing runs without the consent to all that it asks for', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...releaseSteps), (given, step) => {
      const decision = decideStep(step, given);
      if (decision.allowed && decision.next === 'installed' && given.state !== 'installed') expect(given.ungranted).toEqual([]);
    }),
  );
});

test('the whole life of a release', () => {
  let state: ReleaseState | undefined;
  const go = (step: (typeof releaseSteps)[number], more: Partial<ReleaseFacts> = {}) => {
    const decision = decideStep(step, { ...free, ...more, state });
    if (decision.allowed) state = decision.next;
    return decision.allowed ? state : decision.code;
  };
  expect(go('install')).toBe('STEP_NOT_POSSIBLE');
  expect(go('verify')).toBe('verified');
  expect(go('verify')).toBe('STEP_NOT_POSSIBLE');
  expect(go('install', { ungranted: ['files.read'] })).toBe('CONSENT_MISSING');
  expect(go('grant')).toBe('verified');
  expect(go('install')).toBe('installed');
  expect(go('retire', { channels: ['stable'], enabledIn: ['d1'] })).toBe('RELEASE_IN_USE');
  expect(go('retire', { channels: ['canary'] })).toBe('RELEASE_IN_USE');
  expect(go('retire', { pinnedBy: ['d1'] })).toBe('RELEASE_IN_USE');
  expect(go('uninstall')).toBe('STEP_NOT_POSSIBLE');
  expect(go('retire', { channels: ['stable'] })).toBe('retired');
  expect(go('reinstate')).toBe('installed');
  expect(go('retire', { enabledIn: ['d1'] })).toBe('retired');
  expect(go('uninstall', { pinnedBy: ['d1'] })).toBe('RELEASE_IN_USE');
  expect(go('uninstall')).toBe('uninstalled');
  expect(go('install', { hasCode: false })).toBe('CODE_REMOVED');
  expect(go('verify')).toBe('verified');
  expect(go('uninstall')).toBe('uninstalled');
  expect(go('purge')).toBe('purged');
  expect(go('purge')).toBe('STEP_NOT_POSSIBLE');
  expect(go('verify')).toBe('verified');
});
