import { definePlugin } from '@fudao/plugin-sdk';
import { questionAnswerEvents } from '../api.ts';
import { adoptions } from './adoptions.service.ts';
import { answers } from './answers.service.ts';
import { bank } from './bank.service.ts';
import { claims } from './claims.service.ts';
import { desk } from './desk.service.ts';
import { drafts } from './drafts.service.ts';
import { errors } from './errors.ts';
import { followUps } from './follow-ups.service.ts';
import { guidance } from './guidance.service.ts';
import { health } from './health.ts';
import { privacy } from './privacy.ts';
import { moderation } from './moderation.service.ts';
import { questions } from './questions.service.ts';
import { startSearch } from './search-runtime.ts';
import { similar } from './similar.service.ts';
import { supervision } from './supervision.service.ts';

export default definePlugin({
  services: [questions, drafts, similar, guidance, desk, claims, answers, followUps, adoptions, bank, moderation, supervision],
  migrations: new URL('../migrations/', import.meta.url),
  events: questionAnswerEvents,
  errors,
  setup: (setup) => startSearch(setup),
  health,
  privacy,
});
