import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem, Realtime } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { EMPTY, Subject } from 'rxjs';
import { AnApi } from '../../shared/testing/an-api.ts';
import { DutyDesk, type NewPlan } from './duty-desk.ts';

const plan: NewPlan = { subjects: ['math'], grades: [8], startsAt: '2026-11-24T11:00:00.000Z', endsAt: '2026-11-24T12:00:00.000Z' };
const view = { duty: { startedAt: '2026-11-23T11:00:00.000Z' }, ringing: null, plans: [], waiting: [] };
const problem = (code: string) => new ApiProblem({ status: 503, code, sentence: code, retryable: true });

describe('DutyDesk', () => {
  let api: AnApi;
  let desk: DutyDesk;
  const asks = new Subject<object>();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

  beforeEach(() => {
    api = new AnApi();
    const realtime = { on: (event: string) => (event === 'one-to-one.still-there' ? asks : EMPTY), reopened: EMPTY };
    TestBed.configureTestingModule({ providers: [provideTesting(), DutyDesk, { provide: ApiClient, useValue: api }, { provide: Realtime, useValue: realtime }] });
    desk = TestBed.inject(DutyDesk);
  });

  it('plans once, however often the same is tried until there is an answer', async () => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const planned = desk.plan(plan);
      api.fail('post', '/duty/plans', problem('FUDAO_UNAVAILABLE'));
      await settle();
      api.reply('get', '/duty', view);
      await expectAsync(planned).toBeRejected();
    }
    const planned = desk.plan(plan);
    api.reply('post', '/duty/plans', view);
    await settle();
    api.reply('get', '/duty', view);
    await planned;
    void desk.plan(plan);
    const keys = api.to('post', '/duty/plans').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size, keys[3] === keys[2]]).toEqual([4, 2, false]);
  });

  it('answers the server that asks whether somebody is still there, while on duty alone', async () => {
    asks.next({});
    expect(api.to('post', '/duty/here')).toEqual([]);
    desk.load();
    await settle();
    api.reply('get', '/duty', view);
    asks.next({});
    expect(api.to('post', '/duty/here').length).toBe(1);
  });
});
