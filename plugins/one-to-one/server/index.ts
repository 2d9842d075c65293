import { definePlugin } from '@fudao/plugin-sdk';
import { oneToOneEvents } from '../api.ts';
import { calls } from './calls.service.ts';
import { duty } from './duty.service.ts';
import { errors } from './errors.ts';
import { health } from './health.ts';
import { moderation } from './moderation.service.ts';
import { privacy } from './privacy.ts';
import { recordings } from './recordings.service.ts';
import { sessions } from './sessions.service.ts';
import { supervision } from './supervision.service.ts';

export default definePlugin({
  services: [calls, duty, sessions, recordings, moderation, supervision],
  migrations: new URL('../migrations/', import.meta.url),
  events: oneToOneEvents,
  errors,
  health,
  privacy,
});
