import { setTimeout } from 'node:timers/promises';
import type { Caller } from '@fudao/plugin-sdk';
import type { People } from './policy-city.ts';
import type { CallsNodes } from './start-calls-nodes.ts';

const second = 1_000;
const minute = 60 * second;
/** The simulated clock goes on by so much once nothing is under way. */
const step = 5 * second;
/** Calls are placed in this time; it begins when everybody is on duty. */
const callsFor = 150 * minute;
const arrivals = 20 * minute;
/** As often as the app of a student who waits is heard here. */
const heartbeat = 30 * second;
/** Refusals of a call that a student is told in a sentence: nobody waits for what is told at once. */
const told = new Set(['ONE_NOBODY_ON_DUTY', 'POLICY_REFUSED']);

export interface Evening {
  readonly placed: number;
  /** Milliseconds of each request that let a call ring: placed, or moved on by the app that waits. */
  readonly searches: readonly number[];
  readonly doubleRings: number;
  readonly accepted: number;
  readonly endedWithReason: number;
  readonly lost: number;
  /** Codes of requests that failed, by how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** Each teacher's mean wait for work, in simulated minutes, with how many waits there were. */
  readonly waits: readonly { mean: number; count: number }[];
}

/** Sends each request when its moment has come by a clock that goes `speed` times as fast, however long others take. */
async function inTime<T extends { readonly at: number }>(requests: readonly T[], { from, speed }: { from: number; speed: number }, send: (request: T, index: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const sent = requests.map(async (request, index) => {
    await setTimeout(Math.max(0, (request.at - from) / speed - (performance.now() - begun)));
    return send(request, index);
  });
  await Promise.all(sent);
}

/** Numbers that look drawn by lot, the same in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

interface Ring {
  id: string;
  teacherId: string;
  since: number;
  idleSince: number;
}

/** What happens in the simulated evening: an action by somebody at a moment. */
interface Event {
  readonly at: number;
  readonly action: string;
  readonly params: Record<string, unknown>;
  readonly as: Caller;
  readonly then?: (result: unknown, ms: number) => void;
}

/** Plays an evening with real requests. */
export class CallsEvening {
  readonly #city: CallsNodes;
  readonly #people: People;
  readonly #speed: number;
  readonly #teachers: ReadonlyMap<string, Caller>;
  readonly #students: ReadonlyMap<string, Caller>;
  readonly #draw = drawing(7_919);
  readonly #begin: number;
  readonly #searches: number[] = [];
  readonly #failures = new Map<string, number>();
  readonly #waits = new Map<string, number[]>();
  readonly #seen = new Set<string>();
  #events: Event[] = [];
  #doubleRings = 0;
  #refused = 0;

  /** @param speed how much faster than a real evening */
  constructor(city: CallsNodes, people: People, speed: number) {
    this.#city = city;
    this.#speed = speed;
    this.#people = people;
    this.#teachers = new Map(people.teachers.map((one) => [one.id, one]));
    this.#students = new Map(people.students.map((one) => [one.id, one]));
    this.#begin = city.clock.now;
  }

  async play(): Promise<Evening> {
    for (const as of this.#people.teachers) this.#plan(this.#draw() * arrivals, 'duty.start', { subjects: ['math'], grades: [8] }, as);
    for (const as of this.#people.students) {
      const call = { subject: 'math', text: '二次函数的顶点怎么求？', pictureIds: [] };
      this.#plan(arrivals + this.#draw() * callsFor, 'calls.call', call, as, (result, ms) => this.#noteSearch(result, ms));
    }
    for (let turn = 0; !(await this.#isOver()); turn++) await this.#goOn(turn);
    return this.#result();
  }

  #plan(after: number, action: string, params: Record<string, unknown>, as: Caller, then?: Event['then']): void {
    this.#events.push({ at: this.#begin + after, action: `one-to-one.${action}`, params, as, ...(then && { then }) });
  }

  #in(after: number, ...rest: [action: string, params: Record<string, unknown>, as: Caller, then?: Event['then']]): void {
    this.#plan(this.#city.clock.now - this.#begin + after, ...rest);
  }

  async #isOver(): Promise<boolean> {
    if (this.#events.length > 0) return false;
    const open = "SELECT COUNT(*) AS n FROM one_to_one_calls WHERE state IN ('waiting', 'ringing')";
    // A session ends by a request that is planned: nothing planned and no open call is the end.
    const found = await this.#city.database.selectOne<{ n: number }>(open);
    return Number(found?.n) === 0 || this.#city.clock.now > this.#begin + arrivals + callsFor + 40 * minute;
  }

  async #goOn(turn: number): Promise<void> {
    const { clock, database, nodes } = this.#city;
    clock.now += step;
    // Stands for the heartbeat of each open app.
    await database.run('UPDATE one_to_one_duties SET lease_ends_at = :until WHERE lease_ends_at > 0', { until: clock.now + 45 * second });
    const due = this.#events.filter(({ at }) => at <= clock.now).sort((a, b) => a.at - b.at);
    this.#events = this.#events.filter(({ at }) => at > clock.now);
    const [from, began] = [clock.now - step, performance.now()];
    await inTime(due, { from, speed: this.#speed }, (event, index) => this.#carryOut(index % 2, event));
    await setTimeout(Math.max(0, step / this.#speed - (performance.now() - began)));
    await nodes[0].ask('settle');
    await this.#tick(turn % 2);
    await this.#lookAtRings();
    if (clock.now % heartbeat === 0) await this.#stayHere();
  }

  async #tick(node: number): Promise<void> {
    const { failure } = await this.#city.nodes[node]!.ask('tick');
    if (failure) this.#note(failure);
    await this.#city.nodes[0].ask('settle');
  }

  async #carryOut(node: number, { action, params, as, then }: Event): Promise<void> {
    const { result, ms, failure } = await this.#city.nodes[node]!.ask(action, params, as);
    if (failure === undefined) return then?.(result, ms);
    this.#note(failure);
    if (told.has(failure) && action.endsWith('.call')) this.#refused++;
  }

  #note(failure: string): void {
    this.#failures.set(failure, (this.#failures.get(failure) ?? 0) + 1);
  }

  #noteSearch(result: unknown, ms: number): void {
    if ((result as { state: string }).state === 'ringing') this.#searches.push(ms);
  }

  /** Each ring that is new has a teacher who accepts, declines or lets it go by; who waited how long for it is noted. */
  async #lookAtRings(): Promise<void> {
    const rings = await this.#city.database.select<{ id: string; teacher_id: string; since: number; idle_since: number; session_id: string | null }>(
      `SELECT c.id, c.ring_teacher_id AS teacher_id, c.ring_since AS since, d.idle_since, d.session_id
         FROM one_to_one_calls c JOIN one_to_one_duties d ON d.teacher_id = c.ring_teacher_id WHERE c.state = 'ringing'`,
    );
    const atTeachers = new Set(rings.map(({ teacher_id: id }) => id));
    this.#doubleRings += rings.length - atTeachers.size + rings.filter(({ session_id: id }) => id !== null).length;
    for (const { id, teacher_id: teacherId, since, idle_since: idleSince } of rings) {
      if (this.#seen.has(`${id} ${teacherId} ${since}`)) continue;
      this.#seen.add(`${id} ${teacherId} ${since}`);
      this.#answer({ id, teacherId, since: Number(since), idleSince: Number(idleSince) });
    }
  }

  #answer({ id, teacherId, since, idleSince }: Ring): void {
    this.#waits.set(teacherId, [...(this.#waits.get(teacherId) ?? []), (since - idleSince) / minute]);
    const [lot, after, as] = [this.#draw(), (2 + this.#draw() * 10) * second, this.#teachers.get(teacherId)!];
    if (lot < 0.05) return;
    if (lot < 0.15) return this.#in(after, 'duty.decline', { id, reason: 'busy' }, as);
    this.#in(after, 'duty.accept', { id }, as, (result) => {
      const { sessionId } = result as { sessionId: string };
      this.#in((4 + this.#draw() * 16) * minute, 'sessions.end', { id: sessionId }, as);
    });
  }

  async #stayHere(): Promise<void> {
    const waiting = await this.#city.database.select<{ id: string; student_id: string }>("SELECT id, student_id FROM one_to_one_calls WHERE state = 'waiting'");
    for (const { id, student_id: studentId } of waiting) {
      // Each app beats by a time of its own.
      this.#in(this.#draw() * heartbeat, 'calls.here', { id }, this.#students.get(studentId)!, (result, ms) => this.#noteSearch(result, ms));
    }
  }

  async #result(): Promise<Evening> {
    const rows = await this.#city.database.select<{ state: string; n: number }>('SELECT state, COUNT(*) AS n FROM one_to_one_calls GROUP BY state');
    const count = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
    const placed = this.#people.students.length;
    const [accepted, endedWithReason] = [count('accepted'), count('ended') + this.#refused];
    const waits = [...this.#waits.values()].map((minutes) => ({ mean: minutes.reduce((sum, one) => sum + one, 0) / minutes.length, count: minutes.length }));
    const seen = { searches: this.#searches, failures: this.#failures, doubleRings: this.#doubleRings };
    return { placed, accepted, endedWithReason, lost: placed - accepted - endedWithReason, waits, ...seen };
  }
}
