import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { Suspensions, type SuspendedPerson } from './suspensions.ts';

const ann: Caller = { ...systemCaller, kind: 'account', id: 'ann', roles: ['student'] };
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const spec = { status: 403, retryable: false, message: { 'zh-CN': '暂停。', en: 'Suspended {end}.' } };
const plugin = { owner: 'question-answer', isOpen: false };
const own = { owner: 'identity', isOpen: true };

describe('who is suspended', () => {
  let now: number;
  let kept: { revision: number; items: SuspendedPerson[] };
  let fails: boolean;
  let ended: string[];
  let suspensions: Suspensions;
  const suspend = (more: Partial<SuspendedPerson> = {}) => {
    kept = { revision: kept.revision + 1, items: [...kept.items, { personId: 'ann', pluginId: null, until: null, code: 'SAFETY_SUSPENDED', details: { end: 'for now' }, ...more }] };
  };

  beforeEach(() => {
    [now, kept, fails, ended] = [1_000, { revision: 0, items: [] }, false, []];
    suspensions = new Suspensions({
      log,
      now: () => now,
      errorTables: () => ({ SAFETY_SUSPENDED: spec, SAFETY_SUSPENDED_HERE: spec }),
      read: (revision) => (fails ? Promise.reject(new Error('away')) : Promise.resolve(revision === kept.revision ? { ...kept, items: null } : kept)),
      ended: (personId) => void ended.push(personId),
    });
  });
  afterEach(() => suspensions.stop());

  test('is known from the start, refused everything but the own account, and told once', async () => {
    suspend();
    await suspensions.start();
    expect(() => suspensions.demand(ann, plugin)).toThrow('Suspended for now.');
    expect(() => suspensions.demand(ann, { owner: 'identity', isOpen: false })).toThrow();
    expect(() => suspensions.demand(ann, own)).not.toThrow();
    expect(() => suspensions.demand({ ...ann, id: 'bo' }, plugin)).not.toThrow();
    suspend({ personId: 'bo' });
    await suspensions.look();
    expect(ended).toEqual(['ann', 'bo']);
  });

  test('may go on when the time is over, without anybody saying so', async () => {
    suspend({ until: 2_000 });
    await suspensions.start();
    now = 1_999;
    expect(() => suspensions.demand(ann, plugin)).toThrow();
    now = 2_000;
    expect(() => suspensions.demand(ann, plugin)).not.toThrow();
  });

  test('from one plugin may use the others', async () => {
    suspend({ pluginId: 'question-answer', code: 'SAFETY_SUSPENDED_HERE' });
    await suspensions.start();
    expect(() => suspensions.demand(ann, plugin)).toThrow();
    expect(() => suspensions.demand(ann, { owner: 'files', isOpen: false })).not.toThrow();
    expect([suspensions.isKeptFrom('ann', 'question-answer'), suspensions.isKeptFrom('ann', 'other'), ended]).toEqual([true, false, []]);
  });

  test('stays known while the database is away, and what changed meanwhile is seen after', async () => {
    suspend();
    await suspensions.start();
    fails = true;
    kept = { revision: 2, items: [] };
    await suspensions.look();
    expect(() => suspensions.demand(ann, plugin)).toThrow();
    fails = false;
    await suspensions.look();
    expect(() => suspensions.demand(ann, plugin)).not.toThrow();
  });
});
