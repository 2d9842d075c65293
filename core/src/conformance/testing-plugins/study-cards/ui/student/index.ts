import { definePluginUi } from '@fudao/ui-kit';
import { CardsCard } from './cards-card.ts';
import { CardsPage } from './cards-page.ts';
import { CardsStore } from './cards-store.ts';
import { en } from './texts/en.ts';
import { zhCN } from './texts/zh-CN.ts';

/** Study cards in the student app. */
export default definePluginUi({
  routes: [
    { path: '', pathMatch: 'full', redirectTo: 'cards' },
    { path: 'cards', component: CardsPage },
  ],
  texts: { 'zh-CN': zhCN, en },
  slots: { CardsCard },
  providers: [CardsStore],
});
