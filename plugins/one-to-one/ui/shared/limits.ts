import type { heartbeatSeconds, limits, visitBeatSeconds } from '../../api.ts';

/** The server's limits that forms tell in advance. Typed by them: a difference does not compile. */
export const formLimits: typeof limits = {
  about: 1_000,
  message: 2_000,
  summary: 2_000,
  pictures: 4,
  boardPictures: 30,
  knowledgePoints: 8,
  plans: 60,
  plansAtOnce: 30,
};

const heartbeat: typeof heartbeatSeconds = 15;
export const heartbeatMs = heartbeat * 1_000;

const visitBeat: typeof visitBeatSeconds = 5;
export const visitBeatMs = visitBeat * 1_000;
