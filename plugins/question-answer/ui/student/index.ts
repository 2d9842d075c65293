import { definePluginUi, providePluginEffects, providePluginState } from '@fudao/ui-kit';
import { IntentionKeys } from '../shared/intention-keys.ts';
import { subjectsEffects } from '../shared/subjects/subjects.effects.ts';
import { subjectsFeature } from '../shared/subjects/subjects.reducer.ts';
import { askEffects } from './ask/ask.effects.ts';
import { askFeature } from './ask/ask.reducer.ts';
import { draftEffects } from './ask/draft.effects.ts';
import { KeptDraftStore } from './ask/kept-draft.ts';
import { OpenQuestionsCard } from './card/open-questions-card.ts';
import { guidanceEffects } from './guidance/guidance.effects.ts';
import { guidanceFeature } from './guidance/guidance.reducer.ts';
import { questionEffects } from './question/question.effects.ts';
import { questionFeature } from './question/question.reducer.ts';
import { questionsEffects } from './questions/questions.effects.ts';
import { questionsFeature } from './questions/questions.reducer.ts';
import { routes } from './routes.ts';
import { zhCN } from './texts/zh-CN.ts';

/** The Q&A centre in the student app. */
export default definePluginUi({
  routes,
  texts: { 'zh-CN': zhCN, en: () => import('./texts/en.ts').then(({ en }) => en) },
  slots: { OpenQuestionsCard },
  providers: [
    IntentionKeys,
    KeptDraftStore,
    providePluginState(subjectsFeature, { remember: ['subjects', 'grades'] }),
    providePluginState(questionsFeature, { remember: ['items', 'nextCursor', 'recent', 'seenAnswers'] }),
    providePluginState(askFeature),
    providePluginState(questionFeature),
    providePluginState(guidanceFeature),
    providePluginEffects(subjectsEffects, questionsEffects, draftEffects, askEffects, questionEffects, guidanceEffects),
  ],
});
