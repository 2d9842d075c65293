import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { Subject } from 'rxjs';
import { Realtime } from '../../src/realtime/realtime.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { anAccount } from '../../src/testing/an-account.ts';
import { provideTesting } from '../../src/testing/provide-testing.ts';
import { clickOn, render } from '../../src/testing/render.ts';
import { Toasts } from '../../src/toast/toasts.ts';
import type { Notification } from './notification.ts';
import { NotificationsPageActions } from './notifications.actions.ts';
import { notificationsEffects } from './notifications.effects.ts';
import { NotificationsPage } from './notifications-page.ts';
import { notificationsFeature } from './notifications.reducer.ts';

const notification = (id: string, readAt: number | null = null): Notification => ({
  id,
  kind: 'question-answer.answered',
  title: { 'zh-CN': `新的解答 ${id}`, en: `Answer ${id}` },
  body: null,
  link: '/p/question-answer/questions/1',
  createdAt: Date.now(),
  readAt,
});
const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('notifications', () => {
  let store: Store;
  let server: HttpTestingController;
  const pushes = new Subject<{ unread: number; notification?: Notification }>();
  const opened = new Subject<void>();
  const state = () => store.selectSignal(notificationsFeature.selectNotificationsState)();

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        provideState(notificationsFeature),
        provideEffects(notificationsEffects),
        { provide: Realtime, useValue: { on: () => pushes, opened } },
      ],
    });
    store = TestBed.inject(Store);
    server = TestBed.inject(HttpTestingController);
  });

  it('counts the unread at sign-in, and anew whenever the line was down', async () => {
    store.dispatch(SessionActions.signedIn({ account: anAccount() }));
    await tick();
    server.expectOne('/api/notifications/unread-count').flush({ unread: 2 });
    await tick();
    expect(state().unread).toBe(2);
    opened.next();
    await tick();
    server.expectOne('/api/notifications/unread-count').flush({ unread: 5 });
    await tick();
    expect(state().unread).toBe(5);
  });

  it('announces a new one with a way to it', () => {
    pushes.next({ unread: 1, notification: notification('a') });
    expect(state().unread).toBe(1);
    const [toast] = TestBed.inject(Toasts).shown();
    expect(toast?.message).toBe('新的解答 a');
    const goTo = spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    toast?.action?.run();
    expect(goTo).toHaveBeenCalledWith('/p/question-answer/questions/1');
  });

  it('shows one once, however often it is pushed', () => {
    pushes.next({ unread: 1, notification: notification('a') });
    pushes.next({ unread: 1, notification: notification('a') });
    expect(state().items.map(({ id }) => id)).toEqual(['a']);
  });

  it('lists them, page by page, and marks what is opened as read', async () => {
    pushes.next({ unread: 1 });
    const fixture = await render(NotificationsPage);
    await tick();
    server.expectOne('/api/notifications?limit=20').flush({ items: [notification('a')], nextCursor: 'c1' });
    await tick();
    await fixture.whenStable();
    clickOn(fixture, '加载更多');
    await tick();
    server
      .expectOne('/api/notifications?limit=20&cursor=c1')
      .flush({ items: [notification('b', 1)], nextCursor: null });
    await tick();
    await fixture.whenStable();
    expect(state().items.map(({ id }) => id)).toEqual(['a', 'b']);
    spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    clickOn(fixture, '新的解答 a');
    await tick();
    expect(server.expectOne('/api/notifications/read').request.body).toEqual({ ids: ['a'] });
    expect(state().unread).toBe(0);
  });

  it('marks all as read', async () => {
    pushes.next({ unread: 3, notification: notification('a') });
    const fixture = await render(NotificationsPage);
    clickOn(fixture, '全部标为已读');
    await tick();
    expect(server.expectOne('/api/notifications/read').request.body).toEqual({ all: true });
    expect(state().items.every(({ readAt }) => readAt !== null)).toBeTrue();
  });

  it('says when they cannot be loaded', async () => {
    const fixture = await render(NotificationsPage);
    await tick();
    server
      .expectOne('/api/notifications?limit=20')
      .flush({ code: 'X', detail: '服务暂时不可用' }, { status: 503, statusText: 'x' });
    await tick();
    await fixture.whenStable();
    expect(fixture.nativeElement.textContent).toContain('服务暂时不可用');
  });

  it('can be those alone that are unread, by the address of the page', async () => {
    await render(NotificationsPage, { unread: true });
    await tick();
    server.expectOne('/api/notifications?limit=20&unread=true').flush({ items: [notification('a')], nextCursor: 'c1' });
    store.dispatch(NotificationsPageActions.moreAsked());
    await tick();
    server.expectOne('/api/notifications?limit=20&cursor=c1&unread=true').flush({ items: [], nextCursor: null });
    await tick();
    expect(state().items.map(({ id }) => id)).toEqual(['a']);
  });

  it('a push leads to what it is about, and that counts as read', async () => {
    pushes.next({ unread: 1, notification: notification('a') });
    const goTo = spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    await render(NotificationsPage, { open: 'a' });
    await tick();
    server.expectOne('/api/notifications/items/a').flush(notification('a'));
    await tick();
    expect(goTo).toHaveBeenCalledWith('/p/question-answer/questions/1', { replaceUrl: true });
    expect(server.expectOne('/api/notifications/read').request.body).toEqual({ ids: ['a'] });
    expect(state().unread).toBe(0);
  });

  it('are forgotten with the sign-out', () => {
    pushes.next({ unread: 3, notification: notification('a') });
    store.dispatch(SessionActions.signedOut({ reason: 'asked' }));
    expect(state()).toEqual(jasmine.objectContaining({ unread: 0, items: [] }));
  });
});
