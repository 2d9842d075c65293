import type { Installation } from './plugin.ts';
import { isOvertaken, wantedBy, withFollowing, withSettings } from './plugin-draft.ts';

const present: Installation = {
  districtId: 'd1',
  enabled: true,
  revision: 3,
  settings: { lease: 20, gentle: true },
  changedAt: null,
  follows: 'stable',
  pinnedVersion: null,
  canaryPercent: 0,
};

describe('a draft', () => {
  it('keeps only what differs, and goes over what another administrator saved', () => {
    const draft = withSettings(null, present, { lease: 30, gentle: true });
    expect(draft?.settings).toEqual({ lease: 30 });
    const newest = { ...present, revision: 4, settings: { lease: 45, gentle: false } };
    expect(wantedBy(draft, newest).settings).toEqual({ lease: 30, gentle: false });
    expect(isOvertaken(draft, newest)).toBeTrue();
    expect(isOvertaken(draft, present)).toBeFalse();
  });

  it('is none where everything was put back', () => {
    const draft = withSettings(null, present, { lease: 30, gentle: true });
    expect(withSettings(draft, present, { lease: 20, gentle: true })).toBeNull();
    const pinned = withFollowing(null, present, { follows: 'pinned', pinnedVersion: '1.0.0', canaryPercent: 0 });
    expect(withFollowing(pinned, present, { follows: 'stable', pinnedVersion: '1.0.0', canaryPercent: 40 })).toBeNull();
    expect(isOvertaken(null, { revision: 9 })).toBeFalse();
  });

  it('says only what belongs to the way it follows', () => {
    const draft = withFollowing(null, present, { follows: 'canary', pinnedVersion: '1.0.0', canaryPercent: 40 });
    expect(wantedBy(draft, present)).toEqual({
      enabled: true,
      settings: present.settings,
      follows: 'canary',
      pinnedVersion: null,
      canaryPercent: 40,
    });
  });
});
