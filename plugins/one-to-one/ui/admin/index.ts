import { definePluginUi } from '@fudao/ui-kit';
import { RecordingOutbox } from '../shared/recording/recording-outbox.ts';
import { WarmSession } from '../shared/session/warm-session.ts';
import { Subjects } from '../shared/subjects/subjects.ts';
import { DutyDesk } from './duty/duty-desk.ts';
import { RingNotice } from './ring/ring-notice.ts';
import { RingOverlay } from './ring/ring-overlay.ts';
import { RingTone } from './ring/ring-tone.ts';
import { routes } from './routes.ts';
import { zhCN } from './texts/zh-CN.ts';

/** One-to-one in the staff app; what rings lies over every page. */
export default definePluginUi({
  routes,
  texts: { 'zh-CN': zhCN, en: () => import('./texts/en.ts').then(({ en }) => en) },
  slots: { RingOverlay },
  providers: [Subjects, DutyDesk, RingTone, RingNotice, RecordingOutbox, WarmSession],
});
