import fc from 'fast-check';
import { BankFollower } from './bank-follower.ts';
import type { SearchableQuestion } from './search/bank-search.ts';

interface Change {
  revision: number;
  id: string;
  subject: string;
  grade: number | null;
  text: string;
  removed: boolean;
}

/** A bank that tells its changes, and an engine that keeps what it is told. */
class World {
  changes: Change[] = [];
  known = new Map<string, SearchableQuestion>();
  calls = 0;
  fails = false;
  warnings = 0;

  readonly engine = {
    add: async (questions: readonly SearchableQuestion[]) =>
      questions.forEach((question) => this.known.set(question.id, question)),
    remove: async (ids: readonly string[]) => ids.forEach((id) => this.known.delete(id)),
  };

  readonly restartable = { ...this.engine, restart: async () => this.known.clear() };

  readonly context = {
    log: { debug() {}, info() {}, error() {}, warn: () => void (this.warnings += 1) },
    call: async <R>(_action: string, params?: Record<string, unknown>): Promise<R> => {
      this.calls += 1;
      if (this.fails) throw new Error('the database is gone');
      const items = this.changes.filter(({ revision }) => revision > Number(params?.['after'])).slice(0, 3);
      return { items, lastRevision: this.changes.length } as R;
    },
  };

  change(id: string, removed = false): void {
    const revision = this.changes.length + 1;
    this.changes.push({ revision, id, subject: 'math', grade: null, text: `text ${revision}`, removed });
  }

  follower(revision = 0): BankFollower {
    return new BankFollower({ engine: this.restartable, context: this.context, revision });
  }

  /** What a reader of the whole feed would know. */
  expected(): string[] {
    const last = new Map(this.changes.map((change) => [change.id, change]));
    return [...last.values()]
      .filter(({ removed }) => !removed)
      .map(({ text }) => text)
      .sort();
  }
}

const texts = (world: World) => [...world.known.values()].map(({ text }) => text).sort();

describe('following the bank', () => {
  test('however the bank changes, the engine ends up knowing what the bank holds', async () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), removed: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 5 }), async (rounds) => {
        const world = new World();
        const follower = world.follower();
        for (const round of rounds) {
          round.forEach(({ id, removed }) => world.change(id, removed));
          await follower.follow();
          expect(texts(world)).toEqual(world.expected());
          expect(follower.revision).toBe(world.changes.length);
        }
      }),
    );
  });

  test('it begins where the index left off', async () => {
    const world = new World();
    ['a', 'b', 'c'].forEach((id) => world.change(id));
    await world.follower(2).follow();
    expect([...world.known.keys()]).toEqual(['c']);
  });

  test('a bank that was put back to an earlier state is learnt anew', async () => {
    const world = new World();
    ['a', 'b', 'c', 'd'].forEach((id) => world.change(id));
    const follower = world.follower();
    await follower.follow();
    world.changes = world.changes.slice(0, 2);
    await follower.follow();
    expect([texts(world), follower.revision]).toEqual([['text 1', 'text 2'], 2]);
  });

  test('twice at once is one following', async () => {
    const world = new World();
    world.change('a');
    const follower = world.follower();
    await Promise.all([follower.follow(), follower.follow()]);
    expect(world.calls).toBe(2);
  });

  test('a bank that cannot be reached is asked again next time', async () => {
    const world = new World();
    world.change('a');
    world.fails = true;
    const follower = world.follower();
    await follower.follow();
    expect([world.warnings, follower.revision]).toEqual([1, 0]);
    world.fails = false;
    await follower.follow();
    expect(texts(world)).toEqual(['text 1']);
  });

  test('once ended it asks no more', async () => {
    const world = new World();
    world.change('a');
    const follower = world.follower();
    await follower.end();
    await follower.follow();
    expect(world.calls).toBe(0);
  });
});
