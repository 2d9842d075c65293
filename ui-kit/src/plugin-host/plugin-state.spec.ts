import { EnvironmentInjector, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { createAction, createFeature, createReducer, on, props, Store } from '@ngrx/store';
import { firstValueFrom, interval, map, merge, take, tap } from 'rxjs';
import { Realtime } from '../realtime/realtime.ts';
import { RememberedState } from '../storage/remembered-state.ts';
import { aContribution } from '../testing/a-contribution.ts';
import { anAccount } from '../testing/an-account.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { definePluginUi } from './define-plugin-ui.ts';
import { PluginInstance } from './plugin-instance.ts';
import { providePluginEffects, providePluginState } from './plugin-state.ts';

const hit = createAction('[Spec] Hit');
const counted = createAction('[Spec] Counted', props<{ by: string }>());
const ticked = createAction('[Spec] Ticked');

const feature = createFeature({
  name: 'spec',
  reducer: createReducer(
    { hits: 0, answers: [] as string[] },
    on(hit, (state) => ({ ...state, hits: state.hits + 1 })),
    on(counted, (state, { by }) => ({ ...state, answers: [...state.answers, by] })),
  ),
});

/** An effect that answers with the name of its version, and one with a timer and a push of its own. */
const effectsOf = (version: string, seen: string[]) => ({
  answer: createEffect((actions = inject(Actions)) => actions.pipe(ofType(hit), map(() => counted({ by: version }))), { functional: true }),
  keepGoing: createEffect(
    (realtime = inject(Realtime)) => merge(interval(5), realtime.on('spec.pushed')).pipe(tap(() => seen.push(version)), map(() => ticked())),
    { functional: true },
  ),
  onlyOnce: createEffect((actions = inject(Actions)) => actions.pipe(ofType(hit), take(1)), { functional: true, dispatch: false }),
  watchAll: createEffect((actions = inject(Actions)) => actions.pipe(tap(({ type }) => seen.push(`${version} ${type}`))), {
    functional: true,
    dispatch: false,
  }),
});

describe('a plugin’s state and effects', () => {
  let store: Store<Record<string, { hits: number; answers: string[] }>>;
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const slice = async () => (await firstValueFrom(store))['spec'];

  function begin(version: string, seen: string[], remember?: readonly ('hits' | 'answers')[]): PluginInstance {
    const ui = definePluginUi({
      routes: [],
      providers: [providePluginState(feature, { remember }), providePluginEffects(effectsOf(version, seen))],
      texts: { 'zh-CN': {}, en: {} },
    });
    return new PluginInstance(aContribution({ version }), ui, TestBed.inject(EnvironmentInjector));
  }

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    store = TestBed.inject(Store);
  });

  it('answers an action once', async () => {
    const instance = begin('1', []);
    store.dispatch(hit());
    expect(await slice()).toEqual({ hits: 1, answers: ['1'] });
    instance.destroy();
  });

  it('goes on with the other effects when one has done its work', async () => {
    const instance = begin('1', []);
    store.dispatch(hit());
    store.dispatch(hit());
    expect((await slice())?.answers).toEqual(['1', '1']);
    instance.destroy();
  });

  it('runs no effect of a version after its end, whatever started it', async () => {
    const old: string[] = [];
    begin('1', old).destroy();
    const atTheEnd = old.length;
    const next = begin('2', []);
    store.dispatch(hit());
    await pause(40);
    expect(old.length).withContext(old.join(', ')).toBe(atTheEnd);
    expect((await slice())?.answers).toEqual(['2']);
    next.destroy();
  });

  it('ends the effects before the state goes', () => {
    const seen: string[] = [];
    begin('1', seen).destroy();
    expect(seen.filter((one) => one.includes('State ended') || one.includes('update-reducers'))).toEqual([]);
  });

  it('takes the state away, and begins a new version with a new one', async () => {
    const first = begin('1', []);
    store.dispatch(hit());
    first.destroy();
    expect(await slice()).toBeUndefined();
    const second = begin('2', []);
    expect(await slice()).toEqual({ hits: 0, answers: [] });
    second.destroy();
  });

  it('keeps what it is told to keep, also what changed just before the end', async () => {
    TestBed.inject(RememberedState).begin(anAccount());
    const first = begin('1', [], ['hits']);
    store.dispatch(hit());
    first.destroy();
    const second = begin('1', [], ['hits']);
    expect(await slice()).toEqual({ hits: 1, answers: [] });
    second.destroy();
  });

  it('keeps nothing for nobody', async () => {
    const first = begin('1', [], ['hits']);
    store.dispatch(hit());
    first.destroy();
    const second = begin('1', [], ['hits']);
    expect((await slice())?.hits).toBe(0);
    second.destroy();
  });
});
