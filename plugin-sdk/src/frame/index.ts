/** For framed pages of plugins, as `@fudao/plugin-sdk/frame`; needs a browser. */
export * from './connect-frame.ts';
export * from './frame.ts';
export type { FrameContext, FrameProblem } from './frame-messages.ts';
