import type { Language } from '../local-text.ts';

/** What a framed page knows of the app around it. Each change sends all of it. */
export interface FrameContext {
  readonly theme: {
    readonly mode: 'light' | 'dark';
    /** The app's colours, as CSS custom properties by name: `--mat-sys-primary`. */
    readonly colours: Readonly<Record<string, string>>;
  };
  readonly language: Language;
  /** What stands behind `/p/<plugin id>/` in the address; empty in a slot. */
  readonly route: string;
  /** The slot of the app that the frame fills, such as `home.card`; null on a page. */
  readonly slot: string | null;
}

/** Why a call failed: a sentence for the person, a code for the program. */
export interface FrameProblem {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  readonly retryable: boolean;
}

/** From the framed page to the app. Whatever does not fit is dropped by the app. */
export type FrameRequest =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly action: string;
      readonly params: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'subscribe' | 'unsubscribe'; readonly event: string }
  | { readonly kind: 'navigate'; readonly route: string }
  | { readonly kind: 'size'; readonly height: number };

/** From the app to the framed page. */
export type FrameNotice =
  | { readonly kind: 'context'; readonly context: FrameContext }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly problem: FrameProblem }
  | { readonly kind: 'event'; readonly event: string; readonly payload: unknown };

/** The page asks for its line, the app answers with a port; nothing else is ever said between the windows. */
export type FrameGreeting = 'fudao-frame-1';
