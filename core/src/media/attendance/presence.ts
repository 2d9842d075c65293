import type { MemberRole } from '../rooms/room-state.ts';

/** What a media server tells: somebody came in or left. A stay is one coming in, from one tab of one browser. */
export interface PresenceEvent {
  readonly personId: string;
  readonly stayId: string;
  readonly kind: 'joined' | 'left';
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface PersonPresence {
  readonly personId: string;
  readonly role: MemberRole;
  /** Whole seconds in the room, however many tabs; and of these, those in which the other side was there too. */
  readonly seconds: number;
  readonly togetherSeconds: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

export interface Attendance {
  readonly people: readonly PersonPresence[];
  /** In which a moderator and a participant were there at once. */
  readonly togetherSeconds: number;
  readonly togetherFrom: number | null;
  readonly togetherTo: number | null;
}

/** The time that counts: from when people could come in until it ended; of a room that runs, until now. */
export interface OpenTime {
  readonly opensAt: number;
  readonly until: number;
}

/** Spans without overlap, the earliest first. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

function intersect(some: readonly Span[], others: readonly Span[]): Span[] {
  return merge(some.flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))));
}

const secondsOf = (spans: readonly Span[]) => Math.floor(spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1_000);

/** The first word of coming and of leaving count; who never left stayed until the end, who never came was not there. */
function stayOf(events: readonly PresenceEvent[], { opensAt, until }: OpenTime): Span[] {
  const firstOf = (kind: PresenceEvent['kind']) => Math.min(...events.filter((event) => event.kind === kind).map(({ at }) => at));
  const [joined, left] = [firstOf('joined'), firstOf('left')];
  return joined === Infinity ? [] : [{ from: Math.max(joined, opensAt), to: Math.min(left, until) }];
}

function spansOf(events: readonly PresenceEvent[], time: OpenTime): Span[] {
  const stayIds = [...new Set(events.map(({ stayId }) => stayId))];
  return merge(stayIds.flatMap((id) => stayOf(events.filter(({ stayId }) => stayId === id), time)));
}

/** Who was in a room how long, from what came in, in whatever order and however often. */
export function attendanceOf(
  members: readonly { readonly personId: string; readonly role: MemberRole }[],
  events: readonly PresenceEvent[],
  time: OpenTime,
): Attendance {
  const present = members.map((member) => ({ ...member, spans: spansOf(events.filter(({ personId }) => personId === member.personId), time) }));
  const sideOf = (role: MemberRole) => merge(present.filter((one) => one.role === role).flatMap(({ spans }) => spans));
  const sides = { moderator: sideOf('moderator'), participant: sideOf('participant') };
  const together = intersect(sides.moderator, sides.participant);
  const people = present.map(({ personId, role, spans }) => ({
    personId,
    role,
    seconds: secondsOf(spans),
    togetherSeconds: secondsOf(intersect(spans, sides[role === 'moderator' ? 'participant' : 'moderator'])),
    firstAt: spans[0]?.from ?? null,
    lastAt: spans.at(-1)?.to ?? null,
  }));
  return { people, togetherSeconds: secondsOf(together), togetherFrom: together[0]?.from ?? null, togetherTo: together.at(-1)?.to ?? null };
}
