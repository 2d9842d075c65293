import { definePluginUi } from '@fudao/ui-kit';
import { PracticePlace } from '../shared/session/practice-place.ts';
import { WarmSession } from '../shared/session/warm-session.ts';
import { Subjects } from '../shared/subjects/subjects.ts';
import { KeptCallDraft } from './call/call-draft.ts';
import { OwnCall } from './call/own-call.ts';
import { QuestionCentre } from './call/question-centre.ts';
import { routes } from './routes.ts';
import { zhCN } from './texts/zh-CN.ts';

/** One-to-one in the student app. */
export default definePluginUi({
  routes,
  texts: { 'zh-CN': zhCN, en: () => import('./texts/en.ts').then(({ en }) => en) },
  providers: [Subjects, KeptCallDraft, OwnCall, QuestionCentre, { provide: PracticePlace, useExisting: QuestionCentre }, WarmSession],
});
