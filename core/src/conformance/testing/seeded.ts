import type { Trust } from '../../plugin-manager/release/release.repository.ts';

/** One text in the place of another, in one file of a plugin; without `from` the whole file, `null` for one that goes. */
export interface Patch {
  readonly file: string;
  readonly from?: string;
  readonly to: string | null;
}

export type Base = 'study-cards' | 'reading-log' | 'bell' | 'week-promise';

/** A plugin that is right but for one thing. */
export interface Defect {
  readonly id: string;
  readonly base: Base;
  /** The check that must find it. */
  readonly check: string;
  /** A part of what that check must say: found for another reason is not found. */
  readonly says: string;
  readonly patches: readonly Patch[];
  /** Whether the base as it is counts as the release before. */
  readonly hasEarlier?: boolean;
  /** Whether a browser is needed to see it. */
  readonly isOfUi?: boolean;
  /** How the plugin is run: trusted unless told. */
  readonly trust?: Trust;
}

export const patch = (file: string, from: string, to: string): Patch => ({ file, from, to });
export const file = (name: string, content: string): Patch => ({ file: name, to: content });
/** Into the built module of an interface, or into another file beside it: at its beginning, or in the place of what stands there. */
export const inModule = (app: 'student' | 'admin' | `student.${string}`, to: string, from = ''): Patch => ({ file: `module ${app}`, from, to });
export const without = (name: string): Patch => ({ file: name, to: null });
