import { Frame, FrameError } from './frame.ts';
import type { FrameContext, FrameNotice, FrameRequest } from './frame-messages.ts';

const context: FrameContext = { theme: { mode: 'light', colours: {} }, language: 'zh-CN', route: '', slot: null };

describe("a framed page's line", () => {
  let frame: Frame;
  let sent: FrameRequest[];
  let hear: (notice: FrameNotice) => void;

  beforeEach(() => {
    sent = [];
    const line = {
      onmessage: null as ((event: MessageEvent) => unknown) | null,
      postMessage: (one: FrameRequest) => void sent.push(one),
    };
    frame = new Frame(line, context);
    hear = (data) => line.onmessage!({ data } as MessageEvent);
  });

  it('brings each answer to its call', async () => {
    const calls = [frame.call('GET /a'), frame.call('POST /b', { text: 'x' })];
    expect(sent).toEqual([
      { kind: 'call', id: 1, action: 'GET /a', params: {} },
      { kind: 'call', id: 2, action: 'POST /b', params: { text: 'x' } },
    ]);
    const problem = { status: 409, code: 'FULL', sentence: '已满', retryable: false };
    hear({ kind: 'refusal', id: 2, problem });
    hear({ kind: 'answer', id: 1, value: 7 });
    hear({ kind: 'answer', id: 99, value: 'nobody asked' });
    expect(await calls[0]).toBe(7);
    const error = await calls[1]!.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FrameError);
    expect([(error as FrameError).message, (error as FrameError).problem]).toEqual(['已满', problem]);
  });

  it('subscribes once for all listeners, and ends with the last', () => {
    const heard: unknown[] = [];
    const ends = [1, 2].map((n) => frame.subscribe('notes.changed', (payload) => heard.push([n, payload])));
    hear({ kind: 'event', event: 'notes.changed', payload: 'x' });
    hear({ kind: 'event', event: 'notes.other', payload: 'y' });
    for (const end of ends) end();
    ends[0]!();
    expect(heard).toEqual([
      [1, 'x'],
      [2, 'x'],
    ]);
    expect(sent).toEqual([
      { kind: 'subscribe', event: 'notes.changed' },
      { kind: 'unsubscribe', event: 'notes.changed' },
    ]);
  });

  it('tells how things are, now and when they change, until that is not wanted', () => {
    const seen: string[] = [];
    const end = frame.watch(({ language }) => seen.push(language));
    hear({ kind: 'context', context: { ...context, language: 'en' } });
    expect(frame.context.language).toBe('en');
    end();
    hear({ kind: 'context', context });
    expect(seen).toEqual(['zh-CN', 'en']);
  });

  it('asks for routes and whole heights', () => {
    frame.navigate('goals/1');
    frame.resize(100.2);
    expect(sent).toEqual([
      { kind: 'navigate', route: 'goals/1' },
      { kind: 'size', height: 101 },
    ]);
  });
});
