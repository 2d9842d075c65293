import type { BankMatch, BankQuery, BankSize, SearchableQuestion } from './bank-search.ts';
import { buildSegment } from './build-segment.ts';
import { findCandidates } from './candidates.ts';
import { mergeSegments } from './merge-segments.ts';
import { queryTerms } from './query-terms.ts';
import { rerank } from './rerank.ts';
import { indexOfSorted, liveCount, segmentBytes, type Segment } from './segment.ts';

/** Questions that get the exact score. */
const rerankSize = 60;
/** A segment of this many questions is merged no further, so that no single `add` holds the worker for long. */
const fullSegment = 100_000;

/** What a snapshot keeps. */
export interface IndexState {
  segments: Segment[];
  subjects: string[];
}

/**
 * The search engine itself: synchronous, in memory, one thread. New questions become a small segment at the end;
 * neighbours of similar size are merged, so that each question is rewritten about log2(n) times.
 */
export class BankIndex {
  private readonly segments: Segment[];
  private readonly subjects: string[];
  private readonly ordinalOfId = new Map<string, number>();
  private nextOrdinal = 0;

  constructor(state: IndexState = { segments: [], subjects: [] }) {
    this.segments = state.segments;
    this.subjects = state.subjects;
    for (const segment of this.segments) this.rememberIds(segment);
    this.nextOrdinal = (this.segments.at(-1)?.ordinals.at(-1) ?? -1) + 1;
  }

  get state(): IndexState {
    return { segments: this.segments, subjects: this.subjects };
  }

  add(questions: readonly SearchableQuestion[]): void {
    const latest = [...new Map(questions.map((question) => [question.id, question])).values()];
    if (latest.length === 0) return;
    const segment = buildSegment(latest, (subject) => this.subjectNumber(subject), this.nextOrdinal);
    this.remove(latest.map(({ id }) => id));
    this.nextOrdinal += latest.length;
    this.segments.push(segment);
    this.rememberIds(segment);
    this.mergeLatest();
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const ordinal = this.ordinalOfId.get(id);
      if (ordinal === undefined) continue;
      this.ordinalOfId.delete(id);
      this.bury(ordinal);
    }
    this.dropMostlyRemoved();
  }

  /** See `BankSearch.search`. */
  search({ text, subject, grade, limit, exclude = [] }: BankQuery): BankMatch[] {
    const terms = queryTerms(text, this.segments);
    if (terms.keys.length === 0 || !(limit >= 1)) return [];
    const wanted = Math.min(Math.floor(limit), 200);
    const subjectNumber = subject === undefined ? undefined : this.subjects.indexOf(subject);
    const excluded = new Set(exclude.map((id) => this.ordinalOfId.get(id)));
    const candidates = findCandidates(this.segments, terms, Math.max(rerankSize, wanted), (segment, question) => {
      if (segment.removed[question] || excluded.has(segment.ordinals[question]!)) return false;
      if (subjectNumber !== undefined && segment.subjects[question] !== subjectNumber) return false;
      const questionGrade = segment.grades[question];
      return grade === undefined || questionGrade === 0 || questionGrade === grade;
    });
    return rerank(candidates, terms, wanted);
  }

  size(): BankSize {
    return {
      questions: this.ordinalOfId.size,
      bytes: this.segments.reduce((sum, segment) => sum + segmentBytes(segment), 0),
    };
  }

  private subjectNumber(subject: string): number {
    const known = this.subjects.indexOf(subject);
    return known >= 0 ? known : this.subjects.push(subject) - 1;
  }

  private rememberIds(segment: Segment): void {
    segment.ids.forEach((id, question) => {
      if (!segment.removed[question]) this.ordinalOfId.set(id, segment.ordinals[question]!);
    });
  }

  private bury(ordinal: number): void {
    const segment = this.segments.findLast(({ ordinals }) => ordinals[0]! <= ordinal);
    if (!segment) return;
    segment.removed[indexOfSorted(segment.ordinals, ordinal)] = 1;
    segment.removedCount++;
  }

  private mergeLatest(): void {
    for (;;) {
      const [older, newer] = this.segments.slice(-2);
      if (!older || !newer) return;
      if (liveCount(older) > 2 * liveCount(newer) || liveCount(older) + liveCount(newer) > fullSegment) return;
      this.segments.splice(-2, 2, mergeSegments(older, newer));
    }
  }

  /** Rewrites segments of which half is removed: tombstones cost memory, and count in the IDF. */
  private dropMostlyRemoved(): void {
    const kept = this.segments
      .filter((segment) => liveCount(segment) > 0)
      .map((segment) => (isMostlyRemoved(segment) ? mergeSegments(segment, emptySegment()) : segment));
    this.segments.splice(0, Infinity, ...kept);
  }
}

function isMostlyRemoved({ removedCount, ids }: Segment): boolean {
  return removedCount * 2 > ids.length;
}

function emptySegment(): Segment {
  return buildSegment([], () => 0, 0);
}
