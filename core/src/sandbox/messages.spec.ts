import fc from 'fast-check';
import { FudaoError, Type, commonErrors } from '@fudao/plugin-sdk';
import { parseHarmless } from './harmless.ts';
import { readDescription } from './read-description.ts';
import { readThrown } from './read-thrown.ts';
import { coreSchema } from './wire/core-schema.ts';
import { describeThrown } from './wire/describe-thrown.ts';
import { FrameReader, FrameTooLong, longestFrame } from './wire/frame-reader.ts';

test('frames come out as they went in, wherever the pipe cuts them', () => {
  const frames = fc.array(fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)));
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (texts, sizes) => {
      const got: string[] = [];
      const reader = new FrameReader((text) => got.push(text));
      const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
      for (let from = 0, turn = 0; from < bytes.length; turn++) {
        const size = sizes[turn % sizes.length]!;
        reader.take(bytes.subarray(from, from + size));
        from += size;
      }
      expect(got).toEqual(texts);
    }),
  );
});

test('a frame that is too long is refused, whether it ends or not', () => {
  const take = (text: string) => new FrameReader(() => undefined).take(Buffer.from(text));
  expect(() => take('x'.repeat(longestFrame + 1))).toThrow(FrameTooLong);
  expect(() => take(`${'x'.repeat(longestFrame + 1)}\n`)).toThrow(FrameTooLong);
});

describe('names that reach a prototype', () => {
  test.each(['{"a":{"__proto__":1}}', '{"\\u005f\\u005fproto__":{}}', '[{"constructor":{"prototype":{}}}]'])('%s is found', (text) => {
    expect(parseHarmless(text).isHarmful).toBe(true);
  });

  test('texts that only name them pass, as does everything else', () => {
    expect(parseHarmless('{"a":"__proto__ \\u005f"}')).toEqual({ message: { a: '__proto__ _' }, isHarmful: false });
    expect(parseHarmless('{"constructor":"x"}').isHarmful).toBe(false);
    expect(() => parseHarmless('{"a"')).toThrow(SyntaxError);
  });
});

describe('what was thrown', () => {
  const back = (thrown: unknown, refs = new Map<number, unknown>()) =>
    readThrown(JSON.parse(JSON.stringify(describeThrown(thrown))), refs, '/srv/plugin');

  test('a declared error crosses whole', () => {
    const error = back(commonErrors.TOO_MANY({ seconds: 3 })) as FudaoError;
    expect(error).toBeInstanceOf(FudaoError);
    expect(error).toMatchObject({ code: 'FUDAO_TOO_MANY', details: { seconds: 3 }, spec: { status: 429, retryable: true } });
    expect(error.message).toContain('3 seconds');
  });

  test('any other has its place on this machine', () => {
    const thrown = Object.assign(new TypeError('oh'), { stack: 'TypeError: oh\n at file:///app/plugin/server/index.ts:3:4' });
    expect(back(thrown)).toMatchObject({ name: 'TypeError', message: 'oh', stack: expect.stringContaining('/srv/plugin/server/index.ts:3') as string });
    expect(back('a text')).toBeInstanceOf(Error);
  });

  test('what the core had thrown comes back as the same object', () => {
    const own = new Error('own');
    expect(readThrown({ ref: 7 }, new Map([[7, own]]), '/')).toBe(own);
  });

  test('what a child makes up is an error all the same, and never a declared one', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (status, sentence) => {
        const said: unknown = readThrown({ code: 'lower_case', status, sentence }, new Map(), '/');
        expect(said).toBeInstanceOf(Error);
        expect(said).not.toBeInstanceOf(FudaoError);
      }),
    );
    expect(readThrown({ code: 'A_B', status: 200, sentence: { 'zh-CN': 'x', en: 'y' } }, new Map(), '/')).not.toBeInstanceOf(FudaoError);
  });
});

describe('a schema as the core checks it', () => {
  test('is without what could hold it up', () => {
    const declared = Type.Object({
      slug: Type.String({ pattern: '^(a+)+$', maxLength: 9 }),
      list: Type.Array(Type.Integer(), { uniqueItems: true, maxItems: 5 }),
      odd: Type.Record(Type.String({ pattern: '^(x+)+$' }), Type.String()),
      plain: Type.Record(Type.String(), Type.Integer()),
    });
    const { schema, isWhole } = coreSchema(JSON.parse(JSON.stringify(declared)));
    expect(isWhole).toBe(false);
    expect(JSON.stringify(schema)).not.toMatch(/"pattern"|uniqueItems|x\+/);
    expect(schema).toMatchObject({ properties: { slug: { maxLength: 9 }, list: { maxItems: 5 }, plain: { patternProperties: {} } } });
  });

  test('is whole where it says nothing of that kind', () => {
    const { isWhole } = coreSchema(Type.Object({ a: Type.Optional(Type.Union([Type.Literal('x'), Type.Integer({ minimum: 1 })])) }, { additionalProperties: false }));
    expect(isWhole).toBe(true);
  });

  test('reaches for nothing, and ends', () => {
    expect(coreSchema({ $ref: 'x', $id: 'y', if: {}, type: 'object' })).toEqual({ schema: { type: 'object' }, isWhole: false });
    let deep: object = {};
    for (let level = 0; level < 50; level++) deep = { type: 'array', items: deep };
    expect(() => coreSchema(deep)).toThrow(RangeError);
  });
});

describe('what a child says that it is', () => {
  const action = { summary: 's', allow: 'anyone', params: {}, returns: {} };
  const good = {
    services: [{ name: 'notes', actions: { add: action }, events: ['a.b.v1'], timers: { tick: { everySeconds: 5 } } }],
    events: {},
    errors: {},
    ...{ hasMigrations: false, hasSetup: false, hasHealth: false, hasPrivacy: false },
  };
  const withAction = (more: object) => ({ ...good, services: [{ ...good.services[0], actions: { add: { ...action, ...more } } }] });

  test('is taken where it is in order', () => {
    expect(readDescription(structuredClone(good))).toMatchObject({ services: [{ name: 'notes', actions: { add: { allow: 'anyone' } } }] });
    const timers = { 'look after cards': { everySeconds: 5 } };
    expect(readDescription({ ...structuredClone(good), services: [{ ...good.services[0], timers }] }).services[0]).toMatchObject({ timers });
  });

  test.each([
    ['migrations', { ...good, hasMigrations: true }, /has migrations.*no tables.*context\.documents/],
    ['a stream', withAction({ answers: 'stream' }), /notes\.add takes or gives a stream/],
    ['a timer without a rest', { ...good, services: [{ ...good.services[0], timers: { t: { everySeconds: 0 } } }] }, /must be >= 1/],
    ['a strange name', { ...good, services: [{ ...good.services[0], name: 'a.b' }] }, /services\.0\.name/],
    ['a strange path', withAction({ rest: 'GET /../x y' }), /rest/],
    ['an action for nobody in particular', withAction({ allow: 'everybody' }), /allow/],
    ['nothing', null, /not declared/],
  ])('is refused with %s', (_, said, reason) => {
    expect(() => readDescription(said === null ? null : structuredClone(said))).toThrow(reason);
  });
});
