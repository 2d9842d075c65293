import { ErrorHandler, inject, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { EFFECTS_ERROR_HANDLER, mergeEffects, type FunctionalEffect } from '@ngrx/effects';
import { type Action, type ActionReducer, Store } from '@ngrx/store';
import { debounceTime, distinctUntilChanged, dematerialize, map, takeUntil } from 'rxjs';
import { RememberedState } from '../storage/remembered-state.ts';
import { PluginScope } from './plugin-scope.ts';

interface Feature<State> {
  readonly name: string;
  readonly reducer: ActionReducer<State, Action>;
}

interface StateOptions<State> {
  /** What to keep on the device, so that the page opens without network to what was last seen. */
  readonly remember?: readonly (keyof State)[];
}

function pick<State extends object>(state: State, keys: readonly (keyof State)[]): Partial<State> {
  return Object.fromEntries(keys.map((key) => [key, state[key]])) as Partial<State>;
}

/** The reducer, beginning with what was remembered where there is something. */
function beginningWith<State extends object>(reducer: ActionReducer<State>, remembered: Partial<State> | undefined) {
  if (!remembered) return reducer;
  return (state: State | undefined, action: Action): State =>
    reducer(state ?? { ...reducer(undefined, action), ...remembered }, action);
}

/** A plugin's slice of the store. It goes when the plugin's version does. */
export function providePluginState<State extends object>(
  feature: Feature<State>,
  { remember }: StateOptions<State> = {},
): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const store = inject(Store<Record<string, State>>);
    const device = inject(RememberedState);
    const { ended } = inject(PluginScope);
    const remembered = remember && device.read<Partial<State>>(feature.name);
    store.addReducer(feature.name, beginningWith(feature.reducer, remembered));
    ended.subscribe(() => store.removeReducer(feature.name));
    if (!remember) return;
    // The debounce gives what it still holds when its source ends: nothing is forgotten.
    store
      .select((all) => all[feature.name])
      .pipe(takeUntil(ended), distinctUntilChanged(), debounceTime(500))
      .subscribe((slice) => slice && device.write(feature.name, pick(slice, remember)));
  });
}

/**
 * A plugin's effects. NgRx's own `provideEffects` never ends an effect: after an upgrade both versions
 * would act. These end with the plugin's version, before its state goes.
 */
export function providePluginEffects(...groups: readonly Record<string, FunctionalEffect>[]): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const store = inject(Store);
    const errors = inject(ErrorHandler);
    const onError = inject(EFFECTS_ERROR_HANDLER);
    const { ended } = inject(PluginScope);
    for (const group of groups) {
      mergeEffects(group, errors, onError)
        .pipe(
          map(({ notification }) => notification),
          dematerialize(),
          takeUntil(ended),
        )
        .subscribe((action) => store.dispatch(action as Action));
    }
  });
}
