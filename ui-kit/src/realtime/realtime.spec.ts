import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { AccessToken } from '../api/access-token.ts';
import { CONNECT, Realtime } from './realtime.ts';

/** A socket that does what the spec says. */
class SpecSocket {
  private readonly listeners = new Map<string, (value: unknown) => void>();
  active = true;
  connects = 0;
  isDisconnected = false;

  on(event: string, listener: (value: unknown) => void): void {
    this.listeners.set(event, listener);
  }
  connect(): void {
    this.connects++;
  }
  disconnect(): void {
    this.isDisconnected = true;
  }
  asked: unknown;
  answer: Promise<unknown> = Promise.resolve({ ok: true, result: { kept: true } });
  timeout() {
    return {
      emitWithAck: (_: string, message: unknown) => {
        this.asked = message;
        return this.answer;
      },
    };
  }
  say(event: string, value?: unknown): void {
    this.listeners.get(event)?.(value);
  }
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('Realtime', () => {
  let socket: SpecSocket;
  let realtime: Realtime;
  let token: () => string | null;
  const refresh = jasmine.createSpy('refresh');

  beforeEach(async () => {
    socket = new SpecSocket();
    refresh.calls.reset();
    refresh.and.resolveTo('new');
    TestBed.configureTestingModule({
      providers: [
        { provide: TranslocoService, useValue: { translate: (key: string) => key } },
        { provide: AccessToken, useValue: { value: () => 'old', refresh } },
        {
          provide: CONNECT,
          useValue: (give: () => string | null) => {
            token = give;
            return Promise.resolve(socket);
          },
        },
      ],
    });
    realtime = TestBed.inject(Realtime);
    await realtime.open();
  });

  it('asks by the open line, and says what the server says', async () => {
    socket.say('connect');
    expect(await realtime.call<{ kept: boolean }>('POST', '/api/boards/b/updates', { update: 'AA==' })).toEqual({ kept: true });
    expect(socket.asked).toEqual({ method: 'POST', path: '/api/boards/b/updates', body: { update: 'AA==' } });
    socket.answer = Promise.resolve({ ok: false, problem: { status: 409, code: 'BOARDS_FULL', detail: 'The board is full.', retryable: false } });
    await expectAsync(realtime.call('POST', '/api/boards/b/updates', {})).toBeRejectedWith(jasmine.objectContaining({ code: 'BOARDS_FULL', retryable: false, sentence: 'The board is full.' }));
  });

  it('says that it can be tried again where the line is not open, or no answer comes', async () => {
    const offline = jasmine.objectContaining({ isOffline: true, retryable: true });
    await expectAsync(realtime.call('POST', '/api/x', {})).toBeRejectedWith(offline);
    expect(socket.asked).toBeUndefined();
    socket.say('connect');
    socket.answer = Promise.reject(new Error('operation has timed out'));
    await expectAsync(realtime.call('POST', '/api/x', {})).toBeRejectedWith(offline);
  });

  it('connects with the present token, once', async () => {
    expect(token()).toBe('old');
    const first = socket;
    socket = new SpecSocket();
    await realtime.open();
    expect(first.isDisconnected).toBeFalse();
    socket.say('connect');
    expect(realtime.isConnected()).toBeFalse();
  });

  it('gives the payloads of one event', () => {
    const heard: unknown[] = [];
    realtime.on('plugins.changed').subscribe((payload) => heard.push(payload));
    socket.say('push', { event: 'plugins.changed', payload: { app: 'student' } });
    socket.say('push', { event: 'notifications.changed', payload: {} });
    expect(heard).toEqual([{ app: 'student' }]);
  });

  it('says each time that the line is open', () => {
    let opened = 0;
    realtime.opened.subscribe(() => opened++);
    socket.say('connect');
    expect(realtime.isConnected()).toBeTrue();
    socket.say('disconnect', 'transport close');
    expect(realtime.isConnected()).toBeFalse();
    socket.say('connect');
    expect(opened).toBe(2);
  });

  it('takes a fresh token and comes back when the server closes the line', async () => {
    socket.say('connect');
    socket.say('disconnect', 'io server disconnect');
    await tick();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(socket.connects).toBe(1);
  });

  it('does so too when the server refuses the token', async () => {
    socket.active = false;
    socket.say('connect_error', new Error('FUDAO_NOT_SIGNED_IN'));
    await tick();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(socket.connects).toBe(1);
  });

  it('leaves a lost network to the library', async () => {
    socket.say('connect_error', new Error('websocket error'));
    socket.say('disconnect', 'transport close');
    await tick();
    expect(refresh).not.toHaveBeenCalled();
  });

  it('does not come back after it was closed', async () => {
    realtime.close();
    expect(socket.isDisconnected).toBeTrue();
    socket.say('disconnect', 'io server disconnect');
    await tick();
    expect(socket.connects).toBe(0);
  });

  it('opens no line that nobody wants any more', async () => {
    realtime.close();
    socket = new SpecSocket();
    const opening = realtime.open();
    realtime.close();
    await opening;
    expect(socket.isDisconnected).toBeTrue();
  });
});
