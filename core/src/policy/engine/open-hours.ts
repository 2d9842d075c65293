import type { Constraint, Figures, Moment, Span } from './constraint.ts';

/** When it closes next: a window that another follows without a pause is not its end. */
function closingAfter(windows: readonly Span[], index: number): Moment {
  let last = index;
  while (windows[last + 1]?.from === windows[last]!.to) last += 1;
  return windows[last]!.to;
}

/**
 * Rule "tutoring hours": school days in term, 18:00-21:00 unless set otherwise. What begins within the hours also ends
 * within them; hours that reach to midnight and begin at midnight go on through it.
 * @param windows when it is open, in order and without overlap, as far ahead as the calendar is known
 */
export function openHours(windows: readonly Span[], figures: Figures): Constraint {
  return {
    rule: 'tutoring-hours',
    roomAt(at) {
      const index = windows.findIndex(({ to }) => at < to);
      return index >= 0 && windows[index]!.from <= at ? closingAfter(windows, index) - at : 0;
    },
    *momentsAfter(at): Iterable<Moment> {
      for (const { from } of windows) if (from > at) yield from;
    },
    figuresAt: () => figures,
  };
}
