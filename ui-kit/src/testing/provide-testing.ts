import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, makeEnvironmentProviders } from '@angular/core';
import { provideRouter, type Routes } from '@angular/router';
import { provideTransloco, translocoConfig, type TranslocoLoader } from '@jsverse/transloco';
import { provideEffects } from '@ngrx/effects';
import { provideStore } from '@ngrx/store';
import { en } from '../../texts/en.ts';
import { pagesZhCN } from '../../texts/pages.zh-CN.ts';
import { roomZhCN } from '../../texts/room.zh-CN.ts';
import { zhCN } from '../../texts/zh-CN.ts';
import { authorise } from '../api/authorise.interceptor.ts';
import { TAB_LOCK } from '../api/tab-lock.ts';
import { APP_ID } from '../app/app-id.ts';
import { pluginsFeature } from '../plugin-host/plugins.reducer.ts';
import { sessionFeature } from '../session/session.reducer.ts';
import { DEVICE_LANGUAGES } from '../texts/language.ts';

class SpecTexts implements TranslocoLoader {
  getTranslation(language: string) {
    return Promise.resolve(language === 'en' ? en : { ...zhCN, ...pagesZhCN, ...roomZhCN });
  }
}

/** What parts of an app find around them, with no server behind it. */
export function provideTesting(routes: Routes = []): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: APP_ID, useValue: 'student' },
    { provide: DEVICE_LANGUAGES, useValue: ['zh-CN'] },
    // The browser's own lock would hold over from one spec to the next.
    { provide: TAB_LOCK, useValue: (_: string, work: () => Promise<unknown>) => work() },
    provideRouter(routes),
    provideHttpClient(withXhr(), withInterceptors([authorise])),
    provideHttpClientTesting(),
    provideStore({ [sessionFeature.name]: sessionFeature.reducer, [pluginsFeature.name]: pluginsFeature.reducer }),
    provideEffects(),
    provideTransloco({
      config: translocoConfig({ availableLangs: ['zh-CN', 'en'], defaultLang: 'zh-CN', reRenderOnLangChange: true }),
      loader: SpecTexts,
    }),
  ]);
}
