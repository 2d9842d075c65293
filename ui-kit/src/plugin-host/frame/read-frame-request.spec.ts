import { frameLimits, readFrameRequest } from './read-frame-request.ts';

const read = (data: unknown) => readFrameRequest(data, 'notes');
const call = (action: unknown, params: unknown = {}) => read({ kind: 'call', id: 1, action, params });

describe('what a framed page says', () => {
  it('is taken where it is whole, and nothing besides', () => {
    const params = { id: 'a', isReached: true };
    expect(read({ kind: 'call', id: 1, action: 'PUT /goals/:id', params, token: 'x' })).toEqual({
      kind: 'call',
      id: 1,
      action: 'PUT /goals/:id',
      params,
    });
    expect(read({ kind: 'subscribe', event: 'notes.changed' })).toEqual({ kind: 'subscribe', event: 'notes.changed' });
    expect(read({ kind: 'navigate', route: 'goals/2026-11-22.a' })).toEqual({
      kind: 'navigate',
      route: 'goals/2026-11-22.a',
    });
    expect(read({ kind: 'navigate', route: '' })).toEqual({ kind: 'navigate', route: '' });
    expect(read({ kind: 'size', height: 120.4 })).toEqual({ kind: 'size', height: 121 });
    expect(read({ kind: 'size', height: 1e9 })).toEqual({ kind: 'size', height: frameLimits.height });
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a text', 'call'],
    ['a list', [1]],
    ['another kind', { kind: 'fetch', url: '/' }],
    ['a kind of the prototype', { kind: 'toString' }],
    ["another plugin's event", { kind: 'subscribe', event: 'question-answer.asked' }],
    ['an event of the platform', { kind: 'subscribe', event: 'plugins.changed' }],
    ['a plugin whose name begins alike', { kind: 'subscribe', event: 'notes-of-others.changed' }],
    ['a way out', { kind: 'navigate', route: '../question-answer' }],
    ['a way out below', { kind: 'navigate', route: 'a/../../b' }],
    ['an address', { kind: 'navigate', route: 'https://example.org' }],
    ['a path of the app', { kind: 'navigate', route: '/account' }],
    ['a script', { kind: 'navigate', route: 'javascript:alert(1)' }],
    ['a query', { kind: 'navigate', route: 'a?b=c' }],
    ['no height', { kind: 'size', height: '100' }],
    ['an endless height', { kind: 'size', height: Infinity }],
    ['a negative height', { kind: 'size', height: -1 }],
  ];
  for (const [what, data] of bad) it(`is dropped: ${what}`, () => expect(read(data)).toBeUndefined());

  for (const action of [
    'GET /../identity/me',
    'GET /a/..',
    'GET //evil',
    'GET /a?b',
    'GET /a#b',
    'GET /a%2e',
    'TRACE /a',
    'GET a',
    '/a',
    'GET /',
    'GET /a\n',
    7,
  ]) {
    it(`calls nothing but paths of its own: ${action}`, () => expect(call(action)).toBeUndefined());
  }

  it('carries plain JSON alone, of a bearable size', () => {
    expect(call('POST /a', { text: 'x'.repeat(frameLimits.callBytes) })).toBeUndefined();
    expect(call('POST /a', 'text')).toBeUndefined();
    expect(call('POST /a', { big: 1n })).toBeUndefined();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(call('POST /a', circle)).toBeUndefined();
    expect(call('POST /a', { at: new Map([[1, 2]]), none: undefined })).toEqual({
      kind: 'call',
      id: 1,
      action: 'POST /a',
      params: { at: {} },
    });
  });
});
