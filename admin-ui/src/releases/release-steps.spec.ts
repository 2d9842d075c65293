import type { ReleaseStep } from './release.ts';
import { tellSteps } from './release-steps.ts';

const step = (changes: Partial<ReleaseStep>): ReleaseStep => ({
  id: '1',
  version: '2.0.0',
  step: 'stable',
  detail: {},
  changedByName: '王敏',
  changedAt: '2026-11-22T00:00:00Z',
  ...changes,
});
const told = (changes: Partial<ReleaseStep>) => tellSteps([step(changes)])[0]!;

describe('the history of releases', () => {
  it('says who rolled back and why, and that it was the platform itself', () => {
    const own = told({
      step: 'roll-back',
      changedByName: 'system',
      detail: { stable: '1.0.0', reason: '5 calls in a row failed' },
    });
    expect(own.isAutomatic).toBeTrue();
    expect(own.reason).toEqual({ text: 'releases.reasons.inARow', values: { faults: '5' } });
    expect(own.values['stable']).toBe('1.0.0');
    expect(told({ step: 'roll-back', detail: { reason: null } })).toEqual(
      jasmine.objectContaining({ isAutomatic: false, reason: null }),
    );
  });

  it("leaves what a person wrote as it is, and tells the platform's own reasons in words", () => {
    const reason = (text: string) => told({ detail: { reason: text } }).reason;
    expect(reason('试用两周')).toEqual({ text: 'releases.reasons.written', values: { reason: '试用两周' } });
    expect(reason('7 of 20 calls within a minute failed')!.values).toEqual({ faults: '7', calls: '20' });
    expect(reason('came with the platform')!.text).toBe('releases.reasons.bundled');
  });

  it('tells the end of a canary from its beginning', () => {
    expect(told({ step: 'canary' }).text).toBe('releases.did.canary');
    expect(told({ step: 'canary', version: null }).text).toBe('releases.did.canary-ended');
  });

  it('tells a step that it does not know by its name', () => {
    const { text, values } = told({ step: 'levitate' });
    expect(text).toBe('releases.did.other');
    expect(values['step']).toBe('levitate');
  });
});
