import { Component, inject, Injectable, type OnDestroy } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { createAction, createFeature, createReducer, on, Store } from '@ngrx/store';
import { firstValueFrom, tap } from 'rxjs';
import { nextTask } from '../app/next-task.ts';
import { aContribution } from '../testing/a-contribution.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { Toasts } from '../toast/toasts.ts';
import { definePluginUi, type PluginUi } from './define-plugin-ui.ts';
import { pluginBranch } from './plugin-branch.ts';
import { PluginHost } from './plugin-host.ts';
import { PluginModuleLoader } from './plugin-module-loader.ts';
import { providePluginEffects, providePluginState } from './plugin-state.ts';

const knock = createAction('[Spec] Knock');
const heard: string[] = [];
const ended: string[] = [];

@Component({ selector: 'fd-spec-home', template: '<h1>home</h1>' })
class HomePage {}

/** A plugin whose effect and service say which version they belong to. */
function aPluginUi(version: string): PluginUi {
  @Injectable()
  class Clock implements OnDestroy {
    ngOnDestroy(): void {
      ended.push(version);
    }
  }

  @Component({ selector: 'fd-spec-page', template: `<h1>page {{ version }}</h1>` })
  class Page {
    protected readonly version = version;
    protected readonly clock = inject(Clock);
  }

  const feature = createFeature({
    name: 'spec',
    reducer: createReducer(
      { count: 0 },
      on(knock, ({ count }) => ({ count: count + 1 })),
    ),
  });
  const listen = createEffect(
    (actions = inject(Actions)) =>
      actions.pipe(
        ofType(knock),
        tap(() => heard.push(version)),
      ),
    {
      functional: true,
      dispatch: false,
    },
  );
  return definePluginUi({
    routes: [{ path: 'questions', component: Page }],
    providers: [Clock, providePluginState(feature), providePluginEffects({ listen })],
    texts: { 'zh-CN': { title: `标题 ${version}` }, en: { title: `Title ${version}` } },
  });
}

/** Modules by URL; a URL that is not there fails as a network would. */
class SpecLoader {
  readonly modules: Record<string, PluginUi> = {
    '/v1.js': aPluginUi('1'),
    '/v2.js': aPluginUi('2'),
  };

  load(url: string): Promise<PluginUi> {
    const module = this.modules[url];
    return module ? Promise.resolve(module) : Promise.reject(new Error('no network'));
  }
}

const v1 = aContribution({ id: 'spec', version: '1.0.0', moduleUrl: '/v1.js' });
const v2 = aContribution({ id: 'spec', version: '2.0.0', moduleUrl: '/v2.js' });

describe('PluginHost', () => {
  let host: PluginHost;
  let router: Router;
  let harness: RouterTestingHarness;
  let store: Store<Record<string, unknown>>;
  let loader: SpecLoader;

  const knockAndListen = () => {
    heard.length = 0;
    store.dispatch(knock());
    return [...heard];
  };
  const shownText = () => harness.routeNativeElement?.textContent ?? '';
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };

  beforeEach(async () => {
    ended.length = 0;
    loader = new SpecLoader();
    TestBed.configureTestingModule({
      providers: [
        provideTesting([
          { path: '', pathMatch: 'full', component: HomePage },
          { path: 'sign-in', component: HomePage },
          pluginBranch(),
        ]),
        { provide: PluginModuleLoader, useValue: loader },
      ],
    });
    host = TestBed.inject(PluginHost);
    router = TestBed.inject(Router);
    store = TestBed.inject(Store);
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    harness = await RouterTestingHarness.create('/');
  });

  it('adds the routes of a plugin and loads it on the first visit', async () => {
    host.show([v1]);
    expect(knockAndListen()).withContext('before the first visit').toEqual([]);
    await harness.navigateByUrl('/p/spec/questions');
    expect(shownText()).toBe('page 1');
    expect(knockAndListen()).toEqual(['1']);
    expect(TestBed.inject(TranslocoService).translate('spec.title')).toBe('标题 1');
  });

  it('leads away from a withdrawn plugin, says why, and ends all it began', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([]);
    await settle();
    expect(router.url).toBe('/');
    expect(TestBed.inject(Toasts).shown()[0]?.message).toContain('已由所在区停用');
    expect(knockAndListen()).toEqual([]);
    expect(ended).toEqual(['1']);
    expect((await firstValueFrom(store))['spec']).toBeUndefined();
    expect(TestBed.inject(TranslocoService).translate('spec.title')).toBe('spec.title');
  });

  it('lets the open page of a plugin be finished while it drains, and says so; then leads away', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([{ ...v1, isDraining: true }]);
    await settle();
    expect(router.url).toBe('/p/spec/questions');
    expect(knockAndListen()).toEqual(['1']);
    expect(TestBed.inject(Toasts).shown().map(({ message }) => message)).toEqual([jasmine.stringContaining('可以继续完成')]);
    expect(host.plugins()[0]?.isDraining).toBeTrue();
    host.show([v1]);
    expect(TestBed.inject(Toasts).shown()).toEqual([]);
    host.show([]);
    await settle();
    expect(router.url).toBe('/');
    expect(ended).toEqual(['1']);
  });

  it('no longer says that a plugin is gone once it is back', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([]);
    await settle();
    host.show([v1]);
    await settle();
    expect(TestBed.inject(Toasts).shown()).toEqual([]);
  });

  it('keeps the pages of who signs out until they are left, and says nothing of it', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.signOut();
    expect(knockAndListen()).withContext('the page is still there').toEqual(['1']);
    await harness.navigateByUrl('/sign-in');
    expect(ended).toEqual(['1']);
    expect(TestBed.inject(Toasts).shown()).toEqual([]);
  });

  it('takes nobody back who goes elsewhere while a plugin is withdrawn', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([]);
    const elsewhere = router.navigateByUrl('/sign-in');
    expect(ended).withContext('the page is still there').toEqual([]);
    await elsewhere;
    await settle();
    expect(router.url).toBe('/sign-in');
    expect(ended).toEqual(['1']);
  });

  it('says so once, however often the change is heard', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([]);
    host.show([]);
    await settle();
    expect(TestBed.inject(Toasts).shown()).toHaveSize(1);
  });

  it('replaces a version that nobody looks at, and only the new one acts', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    await harness.navigateByUrl('/');
    host.show([v2]);
    expect(knockAndListen()).withContext('the new one is not loaded yet').toEqual([]);
    await harness.navigateByUrl('/p/spec/questions');
    expect(shownText()).toBe('page 2');
    expect(knockAndListen()).toEqual(['2']);
    expect(ended).toEqual(['1']);
  });

  it('begins the state of a new version anew', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    knockAndListen();
    expect((await firstValueFrom(store))['spec']).toEqual({ count: 1 });
    await harness.navigateByUrl('/');
    host.show([v2]);
    await harness.navigateByUrl('/p/spec/questions');
    expect((await firstValueFrom(store))['spec']).toEqual({ count: 0 });
  });

  it('keeps the version that somebody has open, until it is left', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([v2]);
    await settle();
    expect(shownText()).toBe('page 1');
    expect(knockAndListen()).toEqual(['1']);
    await harness.navigateByUrl('/');
    expect(knockAndListen()).toEqual([]);
    await harness.navigateByUrl('/p/spec/questions');
    expect(shownText()).toBe('page 2');
  });

  it('offers the new version of an open page, and loads it on request', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([v2]);
    TestBed.inject(Toasts).shown()[0]!.action!.run();
    await settle();
    await settle();
    expect(router.url).toBe('/p/spec/questions');
    expect(shownText()).toBe('page 2');
    expect(knockAndListen()).toEqual(['2']);
  });

  it('takes a version that is being worked on at once, also on an open page', async () => {
    host.show([v1]);
    await harness.navigateByUrl('/p/spec/questions');
    host.show([{ ...v2, reloads: true }]);
    await settle();
    await settle();
    expect(router.url).toBe('/p/spec/questions');
    expect(shownText()).toBe('page 2');
    expect(knockAndListen()).toEqual(['2']);
    expect(TestBed.inject(Toasts).shown()).toEqual([]);
  });

  it('shows a page with a way to try again when a module cannot be loaded', async () => {
    host.show([aContribution({ id: 'spec', moduleUrl: '/lost.js' })]);
    await harness.navigateByUrl('/p/spec/questions');
    expect(shownText()).toContain('没能加载出来');
    loader.modules['/lost.js'] = aPluginUi('late');
    harness.routeNativeElement!.querySelector<HTMLElement>('fd-error-state button')!.click();
    await settle();
    await settle();
    expect(shownText()).toBe('page late');
  });

  it('says that a plugin is not enabled, and opens its page once it is', async () => {
    host.show([]);
    await harness.navigateByUrl('/p/spec/questions');
    expect(shownText()).toContain('没有启用这个功能');
    host.show([v1]);
    await settle();
    await settle();
    expect(shownText()).toBe('page 1');
  });

  it('throws away a module that arrives after its plugin was withdrawn', async () => {
    host.show([v1]);
    const loading = host.instance('spec');
    host.show([]);
    await expectAsync(loading).toBeRejected();
    expect(knockAndListen()).toEqual([]);
  });

  it('ends what had begun when its plugin is withdrawn before its page is there', async () => {
    host.show([v1]);
    const loading = host.instance('spec');
    while (knockAndListen().length === 0) await nextTask();
    host.show([]);
    await expectAsync(loading).toBeRejected();
    expect(knockAndListen()).toEqual([]);
  });
});
