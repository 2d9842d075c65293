import type { RawService } from './recomputed-ledger.ts';

export interface SimulatedEvent {
  readonly action: 'award' | 'reverse';
  readonly params: Record<string, unknown>;
}

export interface SimulatedTerm {
  readonly services: readonly RawService[];
  /** Doubled, some twice, and in no order. */
  readonly events: readonly SimulatedEvent[];
}

/** The same numbers for the same seed, on every machine (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const kinds = ['session', 'answer', 'answer', 'class', 'lesson'] as const;

const dayMs = 86_400_000;

/** Most answers are given in an evening of the days before they are adopted, some at noon, some at the weekend. */
function givenBefore(at: number, random: () => number): number {
  const midnight = Math.floor(at / dayMs) * dayMs - 8 * 3_600_000;
  const hour = random() < 0.1 ? 12 : 18 + Math.floor(random() * 3);
  return midnight - Math.floor(random() * 4) * dayMs + hour * 3_600_000;
}

function serviceOf(index: number, teachers: number, random: () => number, span: { from: number; to: number }): RawService {
  // Few teachers give much, in a few weeks: so that both limits are reached.
  const teacher = Math.floor(random() ** 3 * teachers);
  const isBusy = teacher % 5 === 0;
  const length = span.to - span.from;
  const at = Math.floor(span.from + (isBusy ? (random() < 0.5 ? 0.2 : 0.7) * length + random() * 6 * 86_400_000 : random() * length * 1.02));
  const kind = isBusy ? kinds[1] : kinds[Math.floor(random() * kinds.length)]!;
  const quantity = kind === 'session' || kind === 'class' ? 1 + Math.floor(random() * 30) : 1;
  const long = teacher === 1 ? 600 : quantity;
  const given = kind === 'answer' && teacher !== 1 ? { givenAt: givenBefore(at, random) } : {};
  return { teacherId: `t${teacher}`, kind: teacher === 1 ? 'class' : kind, causeId: `c${index}`, at, ...given, quantity: long, isAnnulled: random() < 0.03 };
}

function eventsOf({ isAnnulled, ...service }: RawService, random: () => number): SimulatedEvent[] {
  const award: SimulatedEvent = { action: 'award', params: service };
  const { teacherId, kind, causeId } = service;
  const reverse: SimulatedEvent = { action: 'reverse', params: { teacherId, kind, causeId, reason: 'called-off' } };
  const once = isAnnulled ? [award, reverse] : [award];
  return once.flatMap((event) => (random() < 0.1 ? [event, event] : [event]));
}

/** A term of teachers and services, with retries, annulments and events in the wrong order. */
export function simulateTerm(teachers: number, count: number, span: { from: number; to: number }, seed = 20_261_122): SimulatedTerm {
  const random = randomOf(seed);
  const services = Array.from({ length: count }, (_nothing, index) => serviceOf(index, teachers, random, span));
  const events = services.flatMap((service) => eventsOf(service, random));
  for (let at = events.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [events[at], events[other]] = [events[other]!, events[at]!];
  }
  return { services, events };
}
