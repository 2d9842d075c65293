import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { SessionActions } from '../../../src/session/session.actions.ts';
import { anAccount } from '../../../src/testing/an-account.ts';
import { provideTesting } from '../../../src/testing/provide-testing.ts';
import { clickOn, query, render, type } from '../../../src/testing/render.ts';
import { Toasts } from '../../../src/toast/toasts.ts';
import { NotificationSettingsPage } from './notification-settings-page.ts';
import { clockOf, minuteOf, type NotificationSettings } from './notification-settings.ts';
import { toBytes } from './this-browser.ts';

const settings: NotificationSettings = {
  kinds: [
    {
      kind: 'question-answer.answered',
      label: { 'zh-CN': '新的解答', en: 'New answers' },
      ...{ isUrgent: false, isObligatory: false, isMuted: false, channels: { push: true, mail: false, sms: false } },
    },
    {
      kind: 'safety.notice',
      label: { 'zh-CN': '安全通知', en: 'Safety' },
      ...{ isUrgent: true, isObligatory: true, isMuted: false, channels: { push: true, mail: true, sms: false } },
    },
  ],
  available: ['push', 'mail'],
  quietHours: null,
  cityQuietHours: { from: 1320, to: 420 },
  digest: { every: 'never', minute: 1110, weekday: 5 },
  digestNextAt: null,
  consent: null,
  addresses: [{ channel: 'mail', address: 'li@example.org', verifiedAt: 1, pending: null, codeExpiresAt: null }],
  devices: [],
  pushKey: 'BA',
};
const api = '/api/notifications';
const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('settings of notifications', () => {
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount() }));
  });

  async function open(more: Partial<NotificationSettings> = {}) {
    const fixture = await render(NotificationSettingsPage);
    await tick();
    server.expectOne(`${api}/settings`).flush({ ...settings, ...more });
    await tick();
    await fixture.whenStable();
    const boxes = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('fd-kinds-table input')];
    return { fixture, boxes, text: () => (fixture.nativeElement as HTMLElement).textContent ?? '' };
  }

  it('offer nothing outside of the app to a student without consent, say why, and leave the app itself', async () => {
    const { boxes, text, fixture } = await open({ consent: { allowed: false, why: 'missing' }, addresses: [] });
    expect(query<HTMLAnchorElement>(fixture, 'a[href="/consents"]')).toBeTruthy();
    expect(text()).toContain('监护人');
    expect((fixture.nativeElement as HTMLElement).querySelector('fd-push-devices, fd-address-form, fd-digest-form')).toBeNull();
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([[true, false], [true, true]]);
  });

  it('show each kind with the ways it may come, closed ones greyed with the reason', async () => {
    const { boxes, text } = await open();
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).toEqual([
      ...[[true, false], [true, true], [false, false]],
      ...[[true, true], [true, true], [true, false]],
    ]);
    expect(text()).toContain('还没有设备开启推送');
    expect(text()).toContain('必收');
    expect(text()).not.toContain('短信');
  });

  it('are chosen at once, and taken back where the server refuses', async () => {
    const { fixture, boxes } = await open();
    boxes()[2]!.click();
    await tick();
    const request = server.expectOne(`${api}/choices/question-answer.answered`);
    expect(request.request.body).toEqual({ channel: 'mail', isWanted: true });
    request.flush({ code: 'X', detail: '稍后再试' }, { status: 503, statusText: 'x' });
    await tick();
    await fixture.whenStable();
    expect(boxes()[2]!.checked).toBeFalse();
    expect(TestBed.inject(Toasts).shown()[0]?.message).toBe('稍后再试');
    boxes()[0]!.click();
    await tick();
    expect(server.expectOne(`${api}/mutes/question-answer.answered`).request.method).toBe('PUT');
    await fixture.whenStable();
    expect(boxes().slice(1, 3).every(({ disabled, checked }) => disabled && !checked)).toBeTrue();
  });

  it('quiet hours of a student begin with those of the city', async () => {
    const { fixture, text } = await open();
    expect(text()).toContain('学生每天 22:00 到次日 07:00 不打扰');
    query<HTMLInputElement>(fixture, 'fd-quiet-hours-form .fd-switch').click();
    await fixture.whenStable();
    const [from] = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('fd-quiet-hours-form [type=time]')];
    type(from!, '21:30');
    await fixture.whenStable();
    clickOn(fixture, '保存');
    await tick();
    expect(server.expectOne(`${api}/quiet-hours`).request.body).toEqual({ from: 1290, to: 420 });
  });

  it('an address counts once its code was given; what is wrong stands beside the field', async () => {
    const { fixture, text } = await open({ addresses: [] });
    type(query<HTMLInputElement>(fixture, 'fd-address-form input'), 'li@example.org');
    await fixture.whenStable();
    clickOn(fixture, '发送验证码');
    await tick();
    server
      .expectOne(`${api}/addresses/mail`)
      .flush({ channel: 'mail', address: null, verifiedAt: null, pending: 'li@example.org', codeExpiresAt: 1 });
    await tick();
    await fixture.whenStable();
    expect(text()).toContain('验证码已发到 li@example.org');
    type(query<HTMLInputElement>(fixture, 'fd-address-form input'), '123456');
    clickOn(fixture, '确认');
    await tick();
    const request = server.expectOne(`${api}/addresses/mail/code`);
    expect(request.request.body).toEqual({ code: '123456' });
    request.flush({ code: 'NOTIFICATIONS_CODE_WRONG', detail: '验证码不对，请再看一下。' }, { status: 400, statusText: 'x' });
    await tick();
    await fixture.whenStable();
    expect(query(fixture, 'fd-address-form [role=alert]').textContent).toContain('验证码不对');
  });

  it('say where the city has no mail, and what to do where they cannot be loaded', async () => {
    const { text } = await open({ available: ['push'] });
    expect(text()).toContain('本市暂未开通邮件通知');
    const fixture = await render(NotificationSettingsPage);
    await tick();
    server.expectOne(`${api}/settings`).flush({ code: 'X', detail: '服务暂时不可用' }, { status: 503, statusText: 'x' });
    await tick();
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('服务暂时不可用');
  });

  it('write times and keys as browsers do', () => {
    expect([clockOf(0), clockOf(1439), minuteOf('07:05'), minuteOf('')]).toEqual(['00:00', '23:59', 425, null]);
    expect([...toBytes('-_8')]).toEqual([251, 255]);
  });
});
