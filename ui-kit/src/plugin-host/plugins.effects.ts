import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { catchError, exhaustMap, filter, map, merge, of, skip, switchMap, takeUntil, tap, withLatestFrom } from 'rxjs';
import { ApiClient } from '../api/api-client.ts';
import { APP_ID, type AppId } from '../app/app-id.ts';
import { Realtime } from '../realtime/realtime.ts';
import type { Account } from '../session/account.ts';
import { SessionActions } from '../session/session.actions.ts';
import { sessionFeature } from '../session/session.reducer.ts';
import { Toasts } from '../toast/toasts.ts';
import { RememberedState } from '../storage/remembered-state.ts';
import type { PluginContribution, PluginsDelta } from './plugin-contribution.ts';
import { PluginHost } from './plugin-host.ts';
import { PluginsActions } from './plugins.actions.ts';
import { selectContributions } from './plugins.reducer.ts';

const slice = 'plugins';

const recall = createEffect(
  (actions = inject(Actions), remembered = inject(RememberedState)) =>
    actions.pipe(
      ofType(SessionActions.started),
      filter((action) => action.remembered !== null),
      map(() => PluginsActions.remembered({ contributions: remembered.read<PluginContribution[]>(slice) ?? [] })),
    ),
  { functional: true },
);

/** At sign-in, and whenever the line opens, also for the first time: changes of the meantime were not heard. */
const load = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), app = inject(APP_ID), realtime = inject(Realtime)) =>
    merge(actions.pipe(ofType(SessionActions.signedIn, SessionActions.restored)), realtime.opened).pipe(
      switchMap(() =>
        api.get<{ plugins: PluginContribution[] }>('/api/plugin-manager/contributions', { app }).pipe(
          map(({ plugins }) => PluginsActions.loaded({ contributions: plugins })),
          catchError(() => of(PluginsActions.loadFailed())),
          takeUntil(actions.pipe(ofType(SessionActions.signedOut))),
        ),
      ),
    ),
  { functional: true },
);

const follow = createEffect(
  (realtime = inject(Realtime), app = inject(APP_ID)) =>
    realtime.on<PluginsDelta & { app: AppId }>('plugins.changed').pipe(
      filter((change) => change.app === app),
      map(({ added, removed }) => PluginsActions.changed({ added, removed })),
    ),
  { functional: true },
);

/** A plugin brings permissions of its own: ask which of them the account holds now. */
const refreshPermissions = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(PluginsActions.changed),
      exhaustMap(() =>
        api.get<Account>('/api/identity/me').pipe(
          map((account) => SessionActions.accountRefreshed({ account })),
          catchError(() => of({ type: '[Plugins] Permissions not refreshed' })),
        ),
      ),
    ),
  { functional: true },
);

const apply = createEffect(
  (store = inject(Store), host = inject(PluginHost), remembered = inject(RememberedState)) =>
    store.select(selectContributions).pipe(
      skip(1),
      withLatestFrom(store.select(sessionFeature.selectStatus)),
      tap(([contributions, status]) => {
        remembered.write(slice, contributions);
        if (status === 'signed-out') host.signOut();
        else host.show(contributions);
      }),
    ),
  { functional: true, dispatch: false },
);

/** A plugin's developer learns in the open app what was saved broken; the next good save takes it back. */
const tellDeveloper = createEffect(
  (realtime = inject(Realtime), toasts = inject(Toasts), texts = inject(TranslocoService)) =>
    realtime.on<{ pluginId: string; problem: string | null }>('plugins.development').pipe(
      tap(({ pluginId, problem }) => {
        const key = `plugin-development-${pluginId}`;
        if (problem === null) return toasts.dismiss(key);
        toasts.show(texts.translate('plugin.savedBroken', { pluginId, problem }), {
          key,
          durationMs: null,
          tone: 'bad',
        });
      }),
    ),
  { functional: true, dispatch: false },
);

export const pluginsEffects = { recall, load, follow, refreshPermissions, apply, tellDeveloper };
