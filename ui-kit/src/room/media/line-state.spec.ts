import { nextLine, noLine, pauseMs, type LineEvent, type LineState } from './line-state.ts';

const after = (...events: LineEvent[]): LineState => events.reduce(nextLine, noLine);
const join: LineEvent = { kind: 'join' };
const ready: LineEvent = { kind: 'ticket', audio: 'ready' };
const joined: LineEvent = { kind: 'joined' };
const broke: LineEvent = { kind: 'broke' };
const again: LineEvent = { kind: 'again' };
const over = (problem: 'ended' | 'removed' | 'taken-over'): LineEvent => ({ kind: 'over', problem });

describe('the line of a room', () => {
  it('comes about by a ticket', () => {
    expect([after(join).phase, after(join, ready).phase, after(join, ready, joined).phase]).toEqual(['asking', 'connecting', 'open']);
  });

  it('goes on without audio where there is no media server', () => {
    const silent = after(join, { kind: 'ticket', audio: 'none' });
    expect(silent).toEqual({ ...noLine, phase: 'no-audio' });
    expect(nextLine(silent, again).phase).toBe('asking');
    const wasThere = after(join, ready, joined, broke, again, { kind: 'ticket', audio: 'none' });
    expect(pauseMs(wasThere)).toBeLessThan(pauseMs(silent) / 5);
    // Three asks fit into the silence that the platform takes for absence.
    expect(pauseMs(silent)).toBeLessThanOrEqual(15_000);
  });

  it('asks for a new ticket each time it was lost, and says after a while that nothing answers', () => {
    const once = after(join, ready, joined, broke);
    expect(once).toEqual({ phase: 'waiting', attempts: 1, hasBeenOpen: true, problem: null });
    expect(nextLine(once, again).phase).toBe('asking');
    const thrice = after(join, ready, joined, broke, again, broke, again, ready, broke);
    expect(thrice).toEqual({ phase: 'waiting', attempts: 3, hasBeenOpen: true, problem: 'unreachable' });
    expect([again, ready, joined].reduce(nextLine, thrice)).toEqual({ phase: 'open', attempts: 0, hasBeenOpen: true, problem: null });
  });

  it('never waits so long that it would not be back within ten seconds', () => {
    const pauses = [1, 2, 3, 4, 5, 50].map((attempts) => pauseMs({ ...noLine, attempts }));
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(4_000);
  });

  it('is over when the server says so, in whatever state it is', () => {
    for (const before of [[join], [join, ready], [join, ready, joined], [join, ready, joined, broke], [join, { kind: 'ticket', audio: 'none' } as const]]) {
      const ended = nextLine(after(...before), over('ended'));
      expect([ended.phase, ended.problem]).withContext(JSON.stringify(before)).toEqual(['over', 'ended']);
      for (const late of [join, ready, joined, broke, again, over('removed')]) expect(nextLine(ended, late)).toBe(ended);
    }
  });

  it('can be taken back from another tab, and never from whoever removed the person', () => {
    expect([join].reduce(nextLine, after(join, ready, joined, over('taken-over'))).phase).toBe('asking');
    expect([join].reduce(nextLine, after(join, ready, joined, over('removed'))).phase).toBe('over');
  });

  it('takes nothing that comes late', () => {
    expect(after(join, { kind: 'leave' }, ready, joined)).toEqual(noLine);
    expect(after(join, ready, joined, broke, broke, joined).phase).toBe('waiting');
  });
});
