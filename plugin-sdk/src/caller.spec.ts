import { anonymousCaller, freezeCaller, systemCaller, type Caller } from './caller.ts';

const teacher = (): Caller => ({
  ...systemCaller,
  kind: 'account',
  id: 't1',
  roles: ['teacher'],
  teaching: { subjects: ['math'], grades: [7], reviews: [] },
});

describe('freezeCaller', () => {
  test('stops a handler from widening its own rights', () => {
    const caller = freezeCaller(teacher()) as unknown as { id: string; roles: string[]; teaching: { subjects: string[] } };
    expect(() => (caller.id = 'somebody')).toThrow(TypeError);
    expect(() => caller.roles.push('city-administrator')).toThrow(TypeError);
    expect(() => caller.teaching.subjects.push('physics')).toThrow(TypeError);
  });

  test('the built-in callers are frozen and hold no roles', () => {
    for (const caller of [systemCaller, anonymousCaller]) {
      expect(Object.isFrozen(caller)).toBe(true);
      expect(caller.roles).toEqual([]);
    }
  });
});
