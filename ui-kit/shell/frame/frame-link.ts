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
  /** Where it stands: before the plugins' entries (default), after them, or at the very end. */
  readonly place?: 'before' | 'after' | 'end';
}

/** One entry as drawn. */
export interface FrameEntry {
  readonly link: string;
  readonly icon: string;
  readonly label: string;
  readonly isExact: boolean;
}

/**
 * What fits into a phone's bottom bar of five: the first entries and the last (the person's own place);
 * the rest goes behind "more".
 */
export function splitForBar(entries: readonly FrameEntry[], most = 5): { bar: readonly FrameEntry[]; more: readonly FrameEntry[] } {
  if (entries.length <= most) return { bar: entries, more: [] };
  const last = entries[entries.length - 1]!;
  return { bar: [...entries.slice(0, most - 2), last], more: entries.slice(most - 2, -1) };
}
