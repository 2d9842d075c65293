import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const lessonMs = 45 * 60_000;

const bell = defineService({
  name: 'bell',
  actions: {
    next: action({
      rest: 'GET /next',
      summary: 'Milliseconds until the next lesson.',
      allow: 'signed-in',
      params: Type.Object({ lessons: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })) }, closed),
      returns: Type.Object({ inMs: Type.Integer() }, closed),
      handler: ({ now, params }) => ({ inMs: (params.lessons ?? 1) * lessonMs - (now().getTime() % lessonMs) }),
    }),
    ring: action({
      summary: 'Rings for the platform.',
      allow: 'internal',
      params: Type.Object({}, closed),
      returns: Type.Object({}, closed),
      handler: () => ({}),
    }),
  },
});

/** Begins more than one thing, and ends all of it. */
export default definePlugin({
  services: [bell],
  setup: () => {
    const timer = setInterval(() => undefined, 1_000);
    const onWarning = () => undefined;
    process.on('warning', onWarning);
    return () => {
      clearInterval(timer);
      process.off('warning', onWarning);
    };
  },
});
