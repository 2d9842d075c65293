import { definePluginUi } from '@fudao/ui-kit';
import { OverviewPage } from './overview/overview-page.ts';
import { en } from './texts/en.ts';
import { zhCN } from './texts/zh-CN.ts';

/** Daily goals in the staff app: what the district's students did, in sums. */
export default definePluginUi({
  routes: [
    { path: '', pathMatch: 'full', redirectTo: 'overview' },
    { path: 'overview', component: OverviewPage },
  ],
  texts: { 'zh-CN': zhCN, en },
});
