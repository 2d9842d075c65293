import { Component } from '@angular/core';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { AccessToken } from '../api/access-token.ts';
import { Connection } from '../connection/connection.ts';
import { CONNECT } from '../realtime/realtime.ts';
import { Drafts } from '../storage/drafts.ts';
import { RememberedState } from '../storage/remembered-state.ts';
import { anAccount } from '../testing/an-account.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { SessionActions } from './session.actions.ts';
import { sessionEffects } from './session.effects.ts';
import { sessionFeature } from './session.reducer.ts';

@Component({ selector: 'fd-spec-any', template: '' })
class AnyPage {}

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('session effects', () => {
  let store: Store;
  let server: HttpTestingController;
  const account = anAccount();
  const state = () => TestBed.runInInjectionContext(() => store.selectSignal(sessionFeature.selectSessionState)());
  const refresh = () => server.expectOne('/api/identity/refresh');

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTesting([
          { path: 'sign-in', component: AnyPage },
          { path: '**', component: AnyPage },
        ]),
        provideEffects(sessionEffects),
        { provide: CONNECT, useValue: () => new Promise(() => undefined) },
      ],
    });
    store = TestBed.inject(Store);
    server = TestBed.inject(HttpTestingController);
    await TestBed.inject(Router).navigateByUrl('/p/question-answer/ask');
  });

  it('knows at once that nobody is signed in', () => {
    store.dispatch(SessionActions.started({ remembered: null }));
    expect(state().status).toBe('signed-out');
    server.expectNone('/api/identity/refresh');
  });

  it('shows the remembered account, then what the server says', async () => {
    store.dispatch(SessionActions.started({ remembered: account }));
    expect(state().account).toEqual(account);
    await tick();
    refresh().flush({ accessToken: 't', account: { ...account, permissions: ['question-answer:ask'] } });
    await tick();
    expect(state().account?.permissions).toEqual(['question-answer:ask']);
    expect(TestBed.inject(RememberedState).account()?.permissions).toEqual(['question-answer:ask']);
  });

  it('asks who it is where the refresh does not say', async () => {
    store.dispatch(SessionActions.started({ remembered: account }));
    await tick();
    refresh().flush({ accessToken: 't' });
    await tick();
    server.expectOne('/api/identity/me').flush({ ...account, name: '王大雨' });
    await tick();
    expect(state().account?.name).toBe('王大雨');
  });

  it('leads to sign-in when the session has ended, keeps the way back and the drafts', async () => {
    TestBed.inject(RememberedState).begin(account);
    TestBed.inject(Drafts).write('ask', { text: '半道题' });
    store.dispatch(SessionActions.started({ remembered: account }));
    await tick();
    refresh().flush({ code: 'IDENTITY_SESSION_ENDED' }, { status: 401, statusText: 'x' });
    await tick();
    expect(state()).toEqual({ status: 'signed-out', account: null, signedOutBecause: 'ended' });
    expect(TestBed.inject(Router).url).toBe('/sign-in?returnUrl=%2Fp%2Fquestion-answer%2Fask');
    TestBed.inject(RememberedState).begin(account);
    expect(TestBed.inject(Drafts).read<{ text: string }>('ask')?.text).toBe('半道题');
  });

  it('stays signed in without network, and asks again when it is back', async () => {
    store.dispatch(SessionActions.started({ remembered: account }));
    await tick();
    refresh().error(new ProgressEvent('error'));
    await tick();
    expect(state().status).toBe('signed-in');
    TestBed.inject(Connection).reached();
    await tick();
    refresh().flush({ accessToken: 't', account });
    await tick();
    expect(TestBed.inject(AccessToken).value()).toBe('t');
  });

  it('leaves nothing behind on the device after a sign-out', async () => {
    store.dispatch(SessionActions.signedIn({ account }));
    TestBed.inject(RememberedState).write('questions', [1]);
    TestBed.inject(Drafts).write('ask', { text: '半道题' });
    store.dispatch(SessionActions.signOutAsked());
    await tick();
    server.expectOne('/api/identity/sign-out').flush(null);
    await tick();
    expect(state().signedOutBecause).toBe('asked');
    expect(TestBed.inject(Router).url).toBe('/sign-in');
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('signs out of this device even where the server cannot be told', async () => {
    store.dispatch(SessionActions.signedIn({ account }));
    store.dispatch(SessionActions.signOutAsked());
    await tick();
    server.expectOne('/api/identity/sign-out').error(new ProgressEvent('error'));
    await tick();
    expect(state().status).toBe('signed-out');
  });
});
