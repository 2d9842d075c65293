import { newId } from './new-id.ts';

describe('newId', () => {
  const ids = Array.from({ length: 10_000 }, newId);

  test('is a UUID of version 7', () => {
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('sorts in the order of making, also within a millisecond', () => {
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('carries the time', () => {
    const before = Date.now();
    const milliseconds = parseInt(newId().replace('-', '').slice(0, 12), 16);
    // Many ids within a millisecond borrow from those to come.
    expect(milliseconds).toBeGreaterThanOrEqual(before);
    expect(milliseconds).toBeLessThanOrEqual(Date.now() + 1_000);
  });
});
