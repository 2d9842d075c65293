import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, Subject, type Subscription } from 'rxjs';
import { Realtime } from '../realtime/realtime.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { Toasts } from '../toast/toasts.ts';
import { pluginsEffects } from './plugins.effects.ts';

describe('what a developer is told in the open app', () => {
  let pushes: Subject<{ pluginId: string; problem: string | null }>;
  let toasts: Toasts;
  let effect: Subscription;
  const shown = () => toasts.shown().map(({ message, durationMs }) => [message, durationMs]);

  beforeEach(async () => {
    pushes = new Subject();
    const realtime = { on: () => pushes, reopened: new Subject() };
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: Realtime, useValue: realtime }] });
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    toasts = TestBed.inject(Toasts);
    effect = TestBed.runInInjectionContext(() => pluginsEffects.tellDeveloper()).subscribe();
  });
  afterEach(() => effect.unsubscribe());

  it('is what was saved broken, until a good save takes it back', () => {
    pushes.next({ pluginId: 'notes', problem: 'server/index.ts:3 Expression expected' });
    pushes.next({ pluginId: 'notes', problem: 'server/index.ts:4 Expression expected' });
    expect(shown()).toEqual([[jasmine.stringContaining('server/index.ts:4'), null]]);
    pushes.next({ pluginId: 'marks', problem: null });
    expect(shown().length).toBe(1);
    pushes.next({ pluginId: 'notes', problem: null });
    expect(shown()).toEqual([]);
  });
});
