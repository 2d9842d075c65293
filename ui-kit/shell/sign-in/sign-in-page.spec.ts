import { Component } from '@angular/core';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { AccessToken } from '../../src/api/access-token.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { selectAccount } from '../../src/session/session.reducer.ts';
import { anAccount } from '../../src/testing/an-account.ts';
import { provideTesting } from '../../src/testing/provide-testing.ts';
import { clickOn, query, type } from '../../src/testing/render.ts';
import { SignInPage } from './sign-in-page.ts';

@Component({ selector: 'fd-spec-any', template: '' })
class AnyPage {}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('SignInPage', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;
  const text = () => harness.fixture.nativeElement.textContent as string;
  const field = (id: string) => query<HTMLInputElement>(harness.fixture, id);
  const submit = async () => {
    query<HTMLButtonElement>(harness.fixture, '.submit').click();
    await tick();
    await harness.fixture.whenStable();
  };
  const fillIn = async () => {
    type(field('#education-id'), ' 20260001 ');
    type(field('#password'), 'fudao-demo');
    await submit();
    return server.expectOne('/api/identity/sign-in');
  };
  const refuse = async (status: number, body: object) => {
    (await fillIn()).flush({ code: 'X', ...body }, { status, statusText: 'x' });
    await tick();
    await harness.fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTesting([
          { path: 'sign-in', component: SignInPage },
          { path: '**', component: AnyPage },
        ]),
      ],
    });
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create('/sign-in?returnUrl=%2Fnotifications');
  });

  it('signs in and goes where the person wanted', async () => {
    const request = await fillIn();
    expect(request.request.body).toEqual({ educationId: '20260001', password: 'fudao-demo', app: 'student' });
    request.flush({ accessToken: 't', account: anAccount() });
    await tick();
    expect(TestBed.inject(AccessToken).value()).toBe('t');
    expect((await firstValueFrom(TestBed.inject(Store).select(selectAccount)))?.id).toBe('account-1');
    expect(TestBed.inject(Router).url).toBe('/notifications');
  });

  it('says what is missing, and goes there', async () => {
    await submit();
    expect(text()).toContain('请输入教育ID');
    expect(text()).toContain('请输入密码');
    expect(document.activeElement?.id).toBe('education-id');
    server.expectNone('/api/identity/sign-in');
  });

  it('says the sentence of a refusal and keeps what was typed', async () => {
    await refuse(401, { detail: '教育ID或密码不正确。' });
    expect(query(harness.fixture, '[role=alert]').textContent).toContain('教育ID或密码不正确。');
    expect(field('#password').value).toBe('fudao-demo');
  });

  it('counts down until one may try again', async () => {
    await refuse(429, { detail: '请稍后再试', details: { seconds: 30 } });
    const button = query<HTMLButtonElement>(harness.fixture, '.submit');
    expect(button.disabled).toBeTrue();
    expect(button.textContent).toContain('30 秒后可以再试');
  });

  it('lets another person try at once', async () => {
    await refuse(429, { detail: '请稍后再试', details: { seconds: 30 } });
    type(field('#education-id'), '20260002');
    await harness.fixture.whenStable();
    expect(query<HTMLButtonElement>(harness.fixture, '.submit').disabled).toBeFalse();
  });

  describe('with a temporary password', () => {
    const choose = async (first: string, second = first) => {
      const fields = harness.fixture.nativeElement.querySelectorAll('fd-new-password-fields input');
      type(fields[0] as HTMLInputElement, first);
      type(fields[1] as HTMLInputElement, second);
      clickOn(harness.fixture, '保存并登录');
      await tick();
      await harness.fixture.whenStable();
    };
    const sent = () => server.expectOne('/api/identity/sign-in');

    beforeEach(() => refuse(403, { code: 'IDENTITY_PASSWORD_TEMPORARY', detail: '这是临时密码。' }));

    it('asks for one of one’s own, and signs in with both', async () => {
      expect(text()).toContain('设置自己的密码');
      await choose('lake-boat-42');
      const request = sent();
      expect(request.request.body).toEqual({
        educationId: '20260001',
        password: 'fudao-demo',
        app: 'student',
        newPassword: 'lake-boat-42',
      });
      request.flush({ accessToken: 't', account: anAccount() });
      await tick();
      expect(TestBed.inject(Router).url).toBe('/notifications');
    });

    it('sends nothing that is too short or written in two ways', async () => {
      await choose('short');
      expect(text()).toContain('新密码至少需要 8 个字符');
      await choose('lake-boat-42', 'lake-boat-43');
      expect(text()).toContain('两次输入的新密码不一致');
      server.expectNone('/api/identity/sign-in');
    });

    it('says there what the server finds wrong with it, and goes back where it is about all else', async () => {
      await choose('88888888');
      sent().flush(
        { code: 'IDENTITY_PASSWORD_TOO_SIMPLE', detail: '新密码过于简单。' },
        { status: 400, statusText: 'x' },
      );
      await tick();
      await harness.fixture.whenStable();
      expect(text()).toContain('新密码过于简单。');
      expect(text()).toContain('设置自己的密码');
      await choose('lake-boat-42');
      sent().flush({ code: 'IDENTITY_PASSWORD_EXPIRED', detail: '临时密码已过期。' }, { status: 403, statusText: 'x' });
      await tick();
      await harness.fixture.whenStable();
      expect(text()).toContain('临时密码已过期。');
      expect(field('#password').value).toBe('fudao-demo');
    });
  });

  it('fills in an account of the demo city, and shows none where there is none', async () => {
    const told = server.expectOne('/api/demo/accounts?app=student');
    expect(text()).not.toContain('演示城市');
    told.flush({
      password: 'demo-word',
      accounts: [{ educationId: '20260001', name: '陆知远', role: 'student' }],
    });
    await harness.fixture.whenStable();
    expect(text()).toContain('demo-word');
    clickOn(harness.fixture, '20260001');
    await harness.fixture.whenStable();
    expect(field('#education-id').value).toBe('20260001');
    expect(field('#password').value).toBe('demo-word');
  });

  it('tells of no demo city where the server tells of none', async () => {
    server.expectOne('/api/demo/accounts?app=student').flush({ password: null, accounts: [] });
    await harness.fixture.whenStable();
    expect(text()).not.toContain('演示城市');
  });

  it('shows the password on request', async () => {
    clickOn(harness.fixture, '显示密码');
    await harness.fixture.whenStable();
    expect(field('#password').type).toBe('text');
    clickOn(harness.fixture, '隐藏密码');
    await harness.fixture.whenStable();
    expect(field('#password').type).toBe('password');
  });

  it('warns of caps lock', async () => {
    field('#password').dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true }));
    await harness.fixture.whenStable();
    expect(text()).toContain('大写锁定已打开');
  });

  it('says why the last sign-in ended', async () => {
    TestBed.inject(Store).dispatch(SessionActions.signedOut({ reason: 'ended' }));
    await harness.fixture.whenStable();
    expect(text()).toContain('登录已过期');
  });
});
