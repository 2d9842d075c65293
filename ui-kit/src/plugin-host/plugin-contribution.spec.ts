import { applyDelta, type PluginContribution } from './plugin-contribution.ts';
import { aContribution } from '../testing/a-contribution.ts';

describe('applyDelta', () => {
  const first = aContribution({ id: 'first', version: '1.0.0' });
  const second = aContribution({ id: 'second', version: '1.0.0' });
  const ids = (all: readonly PluginContribution[]) => all.map(({ id, version }) => `${id}@${version}`);

  it('adds what is new and removes what is gone', () => {
    const present = applyDelta([first], { added: [second], removed: [{ id: 'first', version: '1.0.0' }] });
    expect(ids(present)).toEqual(['second@1.0.0']);
  });

  it('replaces a version by another', () => {
    const next = aContribution({ id: 'first', version: '1.1.0' });
    const delta = { added: [next], removed: [{ id: 'first', version: '1.0.0' }] };
    expect(ids(applyDelta([first, second], delta))).toEqual(['second@1.0.0', 'first@1.1.0']);
  });

  it('leaves a newer version alone when an older one is withdrawn late', () => {
    const next = aContribution({ id: 'first', version: '1.1.0' });
    expect(ids(applyDelta([next], { added: [], removed: [{ id: 'first', version: '1.0.0' }] }))).toEqual(['first@1.1.0']);
  });

  it('does no harm when it is heard twice', () => {
    const delta = { added: [second], removed: [] };
    const once = applyDelta([first], delta);
    expect(applyDelta(once, delta)).toEqual(once);
  });
});
