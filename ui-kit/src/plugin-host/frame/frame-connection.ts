import type { FrameContext, FrameNotice, FrameRequest } from '@fudao/plugin-sdk';
import { type Observable, Subject, takeUntil } from 'rxjs';
import { ApiProblem } from '../../api/api-problem.ts';
import { MessageBudget } from './message-budget.ts';
import { frameLimits, readFrameRequest } from './read-frame-request.ts';
import { type RestCall, toRestCall } from './rest-call.ts';

/** What the app does for a framed page. */
export interface FrameServices {
  send(call: RestCall): Observable<unknown>;
  /** Pushes of the plugin's server to this person. */
  on(event: string): Observable<unknown>;
  navigate(route: string): void;
  resize(height: number): void;
  /** The page speaks without end: it is taken away. */
  giveUp(): void;
  now(): number;
}

type Call = Extract<FrameRequest, { kind: 'call' }>;

/** The app's end of the line to one framed page. Whatever comes is checked; what is not understood is dropped. */
export class FrameConnection {
  readonly #port: MessagePort;
  readonly #pluginId: string;
  readonly #services: FrameServices;
  readonly #budget: MessageBudget;
  readonly #closed = new Subject<void>();
  readonly #subscriptions = new Map<string, Subject<void>>();
  #underWay = 0;

  constructor(port: MessagePort, pluginId: string, services: FrameServices) {
    this.#port = port;
    this.#pluginId = pluginId;
    this.#services = services;
    this.#budget = new MessageBudget(services.now());
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
  }

  tell(context: FrameContext): void {
    this.#say({ kind: 'context', context });
  }

  /** From now on nothing is heard and nothing is said; answers that are still to come are dropped. */
  close(): void {
    this.#closed.next();
    this.#closed.complete();
    this.#port.onmessage = null;
    this.#port.close();
  }

  #hear(data: unknown): void {
    const verdict = this.#budget.spend(this.#services.now());
    if (verdict === 'ended') return this.#services.giveUp();
    const request = readFrameRequest(data, this.#pluginId);
    if (!request) return;
    if (verdict === 'refused')
      return request.kind === 'call' ? this.#refuse(request.id, 429, 'FRAME_TOO_MANY') : undefined;
    switch (request.kind) {
      case 'call':
        return this.#call(request);
      case 'subscribe':
        return this.#subscribe(request.event);
      case 'unsubscribe':
        return this.#unsubscribe(request.event);
      case 'navigate':
        return this.#services.navigate(request.route);
      case 'size':
        return this.#services.resize(request.height);
    }
  }

  #call({ id, action, params }: Call): void {
    const call = toRestCall(this.#pluginId, action, params);
    if (!call) return this.#refuse(id, 400, 'FRAME_CALL_INVALID');
    if (this.#underWay >= frameLimits.callsUnderWay) return this.#refuse(id, 429, 'FRAME_TOO_MANY');
    this.#underWay += 1;
    this.#services
      .send(call)
      .pipe(takeUntil(this.#closed))
      .subscribe({
        next: (value) => this.#say({ kind: 'answer', id, value }),
        error: (thrown: unknown) => {
          this.#underWay -= 1;
          if (!(thrown instanceof ApiProblem)) return this.#refuse(id, 500, 'FRAME_CALL_FAILED');
          const { status, code, sentence, retryable } = thrown;
          this.#say({ kind: 'refusal', id, problem: { status, code, sentence, retryable } });
        },
        complete: () => (this.#underWay -= 1),
      });
  }

  /** For the program that called: people see sentences of the server alone. */
  #refuse(id: number, status: number, code: string): void {
    this.#say({ kind: 'refusal', id, problem: { status, code, sentence: code, retryable: status === 429 } });
  }

  #subscribe(event: string): void {
    if (this.#subscriptions.has(event) || this.#subscriptions.size >= frameLimits.subscriptions) return;
    const ended = new Subject<void>();
    this.#subscriptions.set(event, ended);
    this.#services
      .on(event)
      .pipe(takeUntil(ended), takeUntil(this.#closed))
      .subscribe((payload) => this.#say({ kind: 'event', event, payload }));
  }

  #unsubscribe(event: string): void {
    this.#subscriptions.get(event)?.next();
    this.#subscriptions.delete(event);
  }

  #say(notice: FrameNotice): void {
    this.#port.postMessage(notice);
  }
}
