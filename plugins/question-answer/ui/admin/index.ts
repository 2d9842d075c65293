import { definePluginUi, providePluginEffects, providePluginState } from '@fudao/ui-kit';
import { IntentionKeys } from '../shared/intention-keys.ts';
import { subjectsEffects } from '../shared/subjects/subjects.effects.ts';
import { subjectsFeature } from '../shared/subjects/subjects.reducer.ts';
import { answerDraftEffects } from './answering/answer-draft.effects.ts';
import { answeringEffects } from './answering/answering.effects.ts';
import { answeringFeature } from './answering/answering.reducer.ts';
import { deedsEffects } from './answering/deeds.effects.ts';
import { nextQuestionEffects } from './answering/next-question.effects.ts';
import { KeptAnswers } from './answering/kept-answers.ts';
import { deskEffects } from './desk/desk.effects.ts';
import { deskFeature } from './desk/desk.reducer.ts';
import { deskSummaryEffects } from './desk/desk-summary.effects.ts';
import { deskSummaryFeature } from './desk/desk-summary.reducer.ts';
import { StaffHomeCard } from './home/staff-home-card.ts';
import { routes } from './routes.ts';
import { supervisionEffects } from './supervision/supervision.effects.ts';
import { supervisionExportEffects } from './supervision/supervision-export.effects.ts';
import { supervisionFeature } from './supervision/supervision.reducer.ts';
import { zhCN } from './texts/zh-CN.ts';

/** The Q&A centre in the staff app. */
export default definePluginUi({
  routes,
  texts: { 'zh-CN': zhCN, en: () => import('./texts/en.ts').then(({ en }) => en) },
  slots: { StaffHomeCard },
  providers: [
    IntentionKeys,
    KeptAnswers,
    providePluginState(subjectsFeature, { remember: ['subjects', 'grades'] }),
    providePluginState(deskFeature),
    providePluginState(deskSummaryFeature, { remember: ['summary', 'first'] }),
    providePluginState(supervisionFeature, { remember: ['week'] }),
    providePluginState(answeringFeature),
    providePluginEffects(
      subjectsEffects, deskEffects, deskSummaryEffects, answeringEffects, answerDraftEffects, deedsEffects, nextQuestionEffects, supervisionEffects, supervisionExportEffects,
    ),
  ],
});
