import { definePluginUi } from '@fudao/ui-kit';
import { GoalsCard } from './goals/goals-card.ts';
import { GoalsPage } from './goals/goals-page.ts';
import { GoalsState } from './goals/goals-state.ts';
import { en } from './texts/en.ts';
import { zhCN } from './texts/zh-CN.ts';

/** Daily goals in the student app: a page below /p/plugin-template/, and a card on the home page. */
export default definePluginUi({
  routes: [
    { path: '', pathMatch: 'full', redirectTo: 'goals' },
    { path: 'goals', component: GoalsPage },
  ],
  providers: [GoalsState],
  texts: { 'zh-CN': zhCN, en },
  slots: { GoalsCard },
});
