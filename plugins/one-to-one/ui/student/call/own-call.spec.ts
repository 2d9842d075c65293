import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ApiClient, ApiProblem, Realtime } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { Subject } from 'rxjs';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aCall } from '../../shared/testing/examples.ts';
import { OwnCall } from './own-call.ts';

const request = { subject: 'math', text: '怎么求最值？', pictureIds: [] };
const offline = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '连接不到服务器', retryable: true });

describe('the own call', () => {
  let api: AnApi;
  let own: OwnCall;
  let pushes: Subject<unknown>;
  let opened: jasmine.Spy;

  beforeEach(() => {
    jasmine.clock().install();
    api = new AnApi();
    pushes = new Subject();
    const realtime = { on: () => pushes, reopened: new Subject<void>() };
    TestBed.configureTestingModule({
      providers: [provideTesting(), OwnCall, { provide: ApiClient, useValue: api }, { provide: Realtime, useValue: realtime }],
    });
    opened = spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    own = TestBed.inject(OwnCall);
  });
  afterEach(() => jasmine.clock().uninstall());

  const stands = (call: unknown) => {
    own.load();
    api.reply('get', '/calls/current', { call, sessionId: null });
  };

  it('shows every 15 seconds that somebody waits, and only while that is so', () => {
    stands(aCall());
    jasmine.clock().tick(15_000);
    expect(api.to('post', '/calls/c1/here').length).toBe(1);
    api.reply('post', '/calls/c1/here', aCall({ state: 'ended', endReason: 'nobody-free' }));
    expect(own.isWaiting()).toBeFalse();
    jasmine.clock().tick(60_000);
    expect(api.to('post', '/calls/c1/here').length).toBe(1);
  });

  it('opens the session as soon as a teacher accepts', () => {
    stands(aCall());
    pushes.next({ callId: 'c1' });
    api.reply('get', '/calls/current', { call: aCall({ state: 'accepted', sessionId: 's1' }), sessionId: 's1' });
    expect(opened).toHaveBeenCalledOnceWith('/p/one-to-one/sessions/s1');
  });

  it('leads nobody away who comes back to a call accepted long ago', () => {
    stands(aCall({ state: 'accepted', sessionId: 's1' }));
    expect(opened).not.toHaveBeenCalled();
  });

  it('is sent again under its key after a lost answer, and anew once it was taken', async () => {
    const lost = own.begin(request);
    api.fail('post', '/calls', offline);
    await expectAsync(lost).toBeRejected();
    for (let time = 0; time < 2; time++) {
      const begun = own.begin(request);
      api.reply('post', '/calls', aCall());
      await begun;
    }
    const [first, second, third] = api.to('post', '/calls').map(({ idempotencyKey }) => idempotencyKey);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('stays on the screen when the line is lost', () => {
    stands(aCall({ state: 'waiting', place: 2 }));
    pushes.next({});
    api.fail('get', '/calls/current', offline);
    expect(own.call()?.place).toBe(2);
    expect(own.problem()?.code).toBe('CLIENT_OFFLINE');
  });
});
