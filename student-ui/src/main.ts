import { isDevMode } from '@angular/core';
import { provideServiceWorker } from '@angular/service-worker';
import { provideFudaoApp, startApp } from '@fudao/ui-kit/shell';
import { provideAppUpdates } from './app-updates.ts';
import { App } from './app.ts';
import { loadTexts } from './texts/load-texts.ts';
import { routes } from './routes.ts';

void startApp(App, () => ({
  providers: [
    provideFudaoApp({ app: 'student', routes, loadTexts }),
    provideServiceWorker('ngsw-worker.js', { enabled: !isDevMode(), registrationStrategy: 'registerWhenStable:10000' }),
    provideAppUpdates(),
  ],
}));
