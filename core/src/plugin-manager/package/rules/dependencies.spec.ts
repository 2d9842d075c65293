import fc from 'fast-check';
import { checkDependencies, type Dependent } from './dependencies.ts';

const plugin = (id: string, ...dependsOn: string[]): Dependent => ({ id, dependsOn });

describe('dependencies', () => {
  test('that are here are fine', () => {
    expect(checkDependencies({ id: 'a' }, [])).toBeUndefined();
    expect(checkDependencies(plugin('a', 'b', 'c'), [plugin('b', 'c'), { id: 'c' }])).toBeUndefined();
  });

  test('that are missing are named', () => {
    expect(checkDependencies(plugin('a', 'b', 'c'), [plugin('b')])).toMatchObject({
      code: 'PACKAGE_DEPENDENCY_MISSING',
      details: { plugin: 'a', missing: 'c' },
    });
  });

  test('that lead back are named in their order', () => {
    const circle = (manifest: Dependent, ...known: Dependent[]) =>
      checkDependencies(manifest, known)?.details['circle'];
    expect(circle(plugin('a', 'a'))).toBe('a → a');
    expect(circle(plugin('a', 'b'), plugin('b', 'a'))).toBe('a → b → a');
    expect(circle(plugin('a', 'x', 'b'), plugin('x'), plugin('b', 'x', 'c'), plugin('c', 'a'))).toBe('a → b → c → a');
    // A release of it that is here already does not count: this one takes its place.
    expect(circle(plugin('a', 'b'), plugin('a', 'c'), plugin('b'))).toBeUndefined();
    // Of a plugin with several releases any may run.
    expect(circle(plugin('a', 'b'), plugin('b'), plugin('b', 'a'))).toBe('a → b → a');
  });

  test('go in a circle just where the plugin can be reached from itself', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const known = fc.tuple(...ids.map((id) => fc.subarray(ids).map((dependsOn) => plugin(id, ...dependsOn))));
    fc.assert(
      fc.property(known, ([subject, ...others]) => {
        const reached = new Set(subject!.dependsOn);
        for (const id of reached)
          if (id !== 'a') others.find((other) => other.id === id)!.dependsOn!.forEach((next) => reached.add(next));
        const refusal = checkDependencies(subject!, others);
        expect(refusal?.code).toBe(reached.has('a') ? 'PACKAGE_DEPENDENCY_CIRCULAR' : undefined);
        if (!refusal) return;
        const circle = String(refusal.details['circle']).split(' → ');
        const all = [subject!, ...others];
        expect([circle[0], circle.at(-1)]).toEqual(['a', 'a']);
        circle.slice(1).forEach((id, at) => expect(all.find((one) => one.id === circle[at])!.dependsOn).toContain(id));
      }),
    );
  });
});
