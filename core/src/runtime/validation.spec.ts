import { compileSchema } from './validation.ts';

const named = (type: string) => ({
  $id: 'https://example.org/settings',
  type: 'object',
  properties: { n: { $id: 'https://example.org/n', type }, again: { $ref: 'https://example.org/n' } },
});

describe('a compiled schema', () => {
  test('names the field and what it should be', () => {
    const check = compileSchema({ type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] });
    expect(check({})).toEqual([{ field: 'n', message: 'is required' }]);
    expect(check({ n: 'x' })).toEqual([{ field: 'n', message: 'must be integer' }]);
    expect(check({ n: 1 })).toBeNull();
  });

  test('is compiled once an object', () => {
    const schema = { type: 'string' };
    expect(compileSchema(schema)).toBe(compileSchema(schema));
  });

  test('keeps its names for itself: two releases of a plugin have the same', () => {
    const [first, second] = [compileSchema(named('integer')), compileSchema(named('string'))];
    expect(first({ n: 1, again: 'x' })).toEqual([{ field: 'again', message: 'must be integer' }]);
    expect(second({ n: 'x', again: 'y' })).toBeNull();
  });

  test('that is wrong leaves nothing behind', () => {
    expect(() => compileSchema({ ...named('integer'), required: 'n' })).toThrow('required must be array');
    expect(compileSchema(named('integer'))({ n: 1 })).toBeNull();
  });

  test('works after others, and recursively', () => {
    const tree = {
      type: 'object',
      properties: { below: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    };
    const check = compileSchema(tree);
    compileSchema({ type: 'number' });
    expect(check({ below: [{ below: [] }] })).toBeNull();
    expect(check({ below: [{ above: 1 }] })).toEqual([{ field: 'below.0.above', message: 'is not known' }]);
  });
});
