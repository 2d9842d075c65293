import { knowStaffIcons, provideFudaoApp, startApp } from '@fudao/ui-kit/shell';
import { App } from './app.ts';
import { loadTexts } from './texts/load-texts.ts';
import { routes } from './routes.ts';

knowStaffIcons();
void startApp(App, () => ({ providers: [provideFudaoApp({ app: 'admin', routes, loadTexts })] }));
