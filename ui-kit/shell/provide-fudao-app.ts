import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  EnvironmentInjector,
  type EnvironmentProviders,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideEnvironmentInitializer,
  runInInjectionContext,
} from '@angular/core';
import {
  provideRouter,
  type Routes,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { provideTransloco, translocoConfig, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { EffectSources, provideEffects } from '@ngrx/effects';
import { provideStore, Store } from '@ngrx/store';
import type { AppId } from '../src/app/app-id.ts';
import { APP_ID } from '../src/app/app-id.ts';
import { nextTask } from '../src/app/next-task.ts';
import { RenderSoon } from '../src/app/render-soon.ts';
import { authorise } from '../src/api/authorise.interceptor.ts';
import { Appearance } from '../src/appearance/appearance.ts';
import { pluginsEffects } from '../src/plugin-host/plugins.effects.ts';
import { pluginsFeature } from '../src/plugin-host/plugins.reducer.ts';
import { SessionActions } from '../src/session/session.actions.ts';
import { sessionEffects } from '../src/session/session.effects.ts';
import { sessionFeature } from '../src/session/session.reducer.ts';
import { RememberedState } from '../src/storage/remembered-state.ts';
import { Language, languageCodes, type LanguageCode } from '../src/texts/language.ts';
import { notificationsEffects } from './notifications/notifications.effects.ts';
import { notificationsFeature } from './notifications/notifications.reducer.ts';
import { exposeSharedModules } from './shared-modules/expose-shared-modules.ts';
import { fetchSignInPage } from './sign-in/load-sign-in-page.ts';

/** The kit's texts and the app's own, in one language. */
export type LoadTexts = (language: LanguageCode) => Promise<Translation>;

export interface FudaoAppOptions {
  readonly app: AppId;
  readonly routes: Routes;
  readonly loadTexts: LoadTexts;
}

function provideTexts(loadTexts: LoadTexts): EnvironmentProviders[] {
  class TextsLoader implements TranslocoLoader {
    getTranslation(language: string) {
      return loadTexts(language as LanguageCode);
    }
  }
  return provideTransloco({
    config: translocoConfig({
      availableLangs: [...languageCodes],
      defaultLang: 'zh-CN',
      fallbackLang: 'zh-CN',
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
      missingHandler: { useFallbackTranslation: true, logMissingKey: true },
    }),
    loader: TextsLoader,
  });
}

/** What happens besides what is shown. Each group begins in a task of its own: it brings its services with it. */
async function startEffects(): Promise<void> {
  const injector = inject(EnvironmentInjector);
  const sources = inject(EffectSources);
  for (const effects of [sessionEffects, pluginsEffects, notificationsEffects]) {
    runInInjectionContext(injector, () => sources.addEffects(effects));
    await nextTask();
  }
}

/** Shows the last state at once; whether the session lives is asked meanwhile. */
async function start(): Promise<void> {
  inject(Appearance);
  const store = inject(Store);
  const remembered = inject(RememberedState).account();
  if (!remembered) fetchSignInPage();
  const hasTexts = inject(Language).start();
  await startEffects();
  await hasTexts;
  store.dispatch(SessionActions.started({ remembered }));
  await nextTask();
}

/** What the store says anew is shown before the browser's next frame, not in it. */
function renderChanges(): void {
  const rendering = inject(RenderSoon);
  inject(Store).subscribe(() => void rendering.run());
}

/** Everything that both apps are made of: store, HTTP, texts, router, plugins. */
export function provideFudaoApp({ app, routes, loadTexts }: FudaoAppOptions): EnvironmentProviders {
  exposeSharedModules();
  return makeEnvironmentProviders([
    { provide: APP_ID, useValue: app },
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    // Only XMLHttpRequest tells how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([authorise])),
    provideStore({
      [sessionFeature.name]: sessionFeature.reducer,
      [pluginsFeature.name]: pluginsFeature.reducer,
      [notificationsFeature.name]: notificationsFeature.reducer,
    }),
    provideEffects(),
    provideTexts(loadTexts),
    provideAppInitializer(start),
    provideEnvironmentInitializer(renderChanges),
  ]);
}
