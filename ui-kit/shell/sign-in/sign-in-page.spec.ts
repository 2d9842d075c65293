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
    await refuse(429, { detail: '请稍后再试', seconds: 30 });
    const button = query<HTMLButtonElement>(harness.fixture, '.submit');
    expect(button.disabled).toBeTrue();
    expect(button.textContent).toContain('30 秒后可以再试');
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
