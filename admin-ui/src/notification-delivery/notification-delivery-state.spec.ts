import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Confirmations, Toasts } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { NotificationDeliveryState } from './notification-delivery-state.ts';

const api = '/api/notifications/operation';

describe('sending what failed once more', () => {
  let state: NotificationDeliveryState;
  const ask = jasmine.createSpy('ask');
  const server = () => TestBed.inject(HttpTestingController);
  const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
  const answerPage = async () => {
    await tick();
    server().expectOne(api).flush({ channels: [] });
    server().expectOne((request) => request.url.startsWith(`${api}/failed`)).flush({ items: [], nextCursor: null });
    await tick();
  };

  beforeEach(async () => {
    ask.calls.reset();
    TestBed.configureTestingModule({ providers: [provideTesting(), NotificationDeliveryState, { provide: Confirmations, useValue: { ask } }] });
    state = TestBed.inject(NotificationDeliveryState);
    void state.load('mail');
    await answerPage();
  });

  it('of all asks first, is of the chosen way alone, and is one intention over a lost answer', async () => {
    ask.and.resolveTo(false);
    await state.retryAll();
    server().expectNone(`${api}/failed/retry`);
    ask.and.resolveTo(true);
    void state.retryAll();
    await tick();
    const first = server().expectOne(`${api}/failed/retry`);
    first.error(new ProgressEvent('error'));
    await tick();
    const again = server().expectOne(`${api}/failed/retry`);
    expect(again.request.body).toEqual({ channel: 'mail' });
    expect(again.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    again.flush({ retried: 3, tooOld: 1, goesOn: false });
    await answerPage();
    expect([TestBed.inject(Toasts).shown().length, state.isRetrying()]).toEqual([1, false]);
  });

  it('of one says why it was refused', async () => {
    void state.retry({ id: 'd1' } as never);
    await tick();
    server().expectOne(`${api}/failed/d1/retry`).flush({ code: 'FUDAO_NOT_ALLOWED', detail: '不允许', retryable: false }, { status: 403, statusText: 'Forbidden' });
    await tick();
    expect(TestBed.inject(Toasts).shown().map(({ message }) => message)).toEqual(['不允许']);
  });
});
