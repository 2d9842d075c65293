/** Bounds of what people write here, in characters and pieces. */
export const limits = {
  /** What a call is about. */
  about: 1_000,
  message: 2_000,
  summary: 2_000,
  pictures: 4,
  /** On the board of one session. */
  boardPictures: 30,
  knowledgePoints: 8,
  /** Planned duties of one teacher that lie ahead. */
  plans: 60,
  /** Of them planned in one request. */
  plansAtOnce: 30,
} as const;

/** How often an app on duty, or one that waits, shows that it is still there; seconds. */
export const heartbeatSeconds = 15;
