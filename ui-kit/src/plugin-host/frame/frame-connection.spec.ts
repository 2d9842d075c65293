import type { FrameNotice } from '@fudao/plugin-sdk';
import { type Observable, of, Subject, throwError } from 'rxjs';
import { ApiProblem } from '../../api/api-problem.ts';
import { FrameConnection } from './frame-connection.ts';
import { frameLimits } from './read-frame-request.ts';
import type { RestCall } from './rest-call.ts';

describe('the line to a framed page', () => {
  let connection: FrameConnection;
  let page: MessagePort;
  let heard: FrameNotice[];
  let did: unknown[];
  let answer: Observable<unknown>;
  let pushes: Subject<unknown>;
  let now: number;

  /** Messages on a port keep their order, so one more that is answered comes after all before it. */
  async function said(...requests: unknown[]): Promise<void> {
    for (const request of requests) page.postMessage(request);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  beforeEach(() => {
    const { port1, port2 } = new MessageChannel();
    [heard, did, answer, pushes, now] = [[], [], of({ ok: true }), new Subject(), 0];
    page = port2;
    page.onmessage = ({ data }: MessageEvent<FrameNotice>) => heard.push(data);
    connection = new FrameConnection(port1, 'notes', {
      send: (call: RestCall) => (did.push(`${call.method} ${call.path}`), answer),
      on: (event) => (did.push(`on ${event}`), pushes),
      navigate: (route) => did.push(`navigate ${route}`),
      resize: (height) => did.push(`resize ${height}`),
      giveUp: () => did.push('give up'),
      now: () => now,
    });
  });
  afterEach(() => {
    connection.close();
    page.close();
  });

  const call = (id: number) => ({ kind: 'call', id, action: 'GET /goals', params: {} });

  it('carries a call and its answer, a route and a height', async () => {
    await said(call(7), { kind: 'navigate', route: 'a' }, { kind: 'size', height: 12 });
    expect(did).toEqual(['GET /api/notes/goals', 'navigate a', 'resize 12']);
    expect(heard).toEqual([{ kind: 'answer', id: 7, value: { ok: true } }]);
  });

  it("gives a refusal with the server's sentence, and one without where it was none", async () => {
    answer = throwError(() => new ApiProblem({ status: 409, code: 'NOTES_FULL', sentence: '已满', retryable: false }));
    await said(call(1));
    answer = throwError(() => new Error('broken'));
    await said(call(2), { ...call(3), action: 'GET /goals/:id' });
    expect(
      heard.map((notice) =>
        notice.kind === 'refusal' ? [notice.id, notice.problem.code, notice.problem.sentence] : [],
      ),
    ).toEqual([
      [1, 'NOTES_FULL', '已满'],
      [2, 'FRAME_CALL_FAILED', 'FRAME_CALL_FAILED'],
      [3, 'FRAME_CALL_INVALID', 'FRAME_CALL_INVALID'],
    ]);
  });

  it('drops what it does not understand', async () => {
    await said(
      null,
      'x',
      { kind: 'fetch' },
      { kind: 'call', id: 1, action: 'GET /../identity/me', params: {} },
      { kind: 'subscribe', event: 'plugins.changed' },
    );
    expect([did, heard]).toEqual([[], []]);
  });

  it('carries pushes until they are no longer wanted, one line for each event', async () => {
    await said({ kind: 'subscribe', event: 'notes.changed' }, { kind: 'subscribe', event: 'notes.changed' });
    pushes.next({ n: 1 });
    await said({ kind: 'unsubscribe', event: 'notes.changed' });
    pushes.next({ n: 2 });
    await said();
    expect(did).toEqual(['on notes.changed']);
    expect(heard).toEqual([{ kind: 'event', event: 'notes.changed', payload: { n: 1 } }]);
    expect(pushes.observed).toBe(false);
  });

  it('has so many calls under way and no more', async () => {
    answer = new Subject();
    await said(...Array.from({ length: frameLimits.callsUnderWay + 1 }, (_, id) => call(id)));
    expect(did.length).toBe(frameLimits.callsUnderWay);
    // The refusal comes by the line, in its own time.
    for (let turns = 0; heard.length === 0 && turns < 40; turns++) await said();
    expect(heard).toEqual([jasmine.objectContaining({ kind: 'refusal', id: frameLimits.callsUnderWay })]);
  });

  it('refuses calls past its budget, and gives a page up that does not stop', async () => {
    await said(...Array.from({ length: 121 }, (_, id) => call(id)));
    expect(did.length).toBe(120);
    await said(...Array.from({ length: 1_000 }, () => null));
    expect(did.at(-1)).toBe('give up');
  });

  it('closed, hears and says nothing, and holds nothing', async () => {
    const late = new Subject();
    answer = late;
    await said({ kind: 'subscribe', event: 'notes.changed' }, call(1));
    connection.close();
    await said(call(2));
    late.next({});
    expect(did).toEqual(['on notes.changed', 'GET /api/notes/goals']);
    expect(heard).toEqual([]);
    expect([pushes.observed, late.observed]).toEqual([false, false]);
  });
});
