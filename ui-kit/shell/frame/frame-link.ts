import type { TemplateRef } from '@angular/core';

/** A fixed entry of an app's navigation, beside those of plugins. */
export interface FrameLink {
  readonly link: string;
  readonly icon: string;
  /** Key of the label. */
  readonly text: string;
  /** Whether only this very address makes it the current one (the home page). */
  readonly isExact?: boolean;
  /** Shown to who holds this permission; absent: to all. */
  readonly permission?: string;
  /** Key of the heading that an app may put it under, where it arranges what stands after the plugins' entries. */
  readonly group?: string;
  /** Where it stands: before the plugins' entries (default), after them, or at the very end. */
  readonly place?: 'before' | 'after' | 'end';
}

/** One entry as drawn. */
export interface FrameEntry {
  readonly link: string;
  readonly icon: string;
  readonly label: string;
  readonly isExact: boolean;
  readonly group?: string | undefined;
}

/** What an app that arranges entries itself is given: the entries, and how they are drawn. */
export interface EntriesContext {
  readonly $implicit: readonly FrameEntry[];
  readonly plain: TemplateRef<{ $implicit: readonly FrameEntry[] }>;
}

/**
 * What fits into a phone's bottom bar of five: the first entries and the last (the person's own place);
 * the rest goes behind "more", which stands before the last.
 */
export function splitForBar(
  entries: readonly FrameEntry[],
  most = 5,
): Readonly<Record<'bar' | 'more' | 'last', readonly FrameEntry[]>> {
  const first = entries.length <= most ? most - 1 : most - 2;
  return { bar: entries.slice(0, Math.min(first, entries.length - 1)), more: entries.slice(first, -1), last: entries.slice(-1) };
}
