import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { newIdempotencyKey } from '@fudao/ui-kit';
import { RecordingOutbox, takeLock } from './recording-outbox.ts';
import { recordingType, TakeRecorder } from './take-recorder.ts';

interface Running {
  readonly recorder: TakeRecorder;
  release(): Promise<void>;
}

/** Makes what records; a spec gives its own. */
@Injectable({ providedIn: 'root' })
export class TakeRecorders {
  readonly type = recordingType();

  create(keep: (offset: number, content: ArrayBuffer) => Promise<void>): TakeRecorder {
    return new TakeRecorder(this.type!, keep);
  }
}

/** Held while a take is recorded, so that no other tab takes it for one that broke off. */
function hold(take: string): () => Promise<void> {
  let end = () => {};
  const over = new Promise<void>((resolve) => (end = resolve));
  const released = navigator.locks.request(takeLock(take), () => over);
  return async () => {
    end();
    await released;
  };
}

/** Records a session in its teacher's browser, as long as it goes on and something is heard. Provided by its page. */
@Injectable()
export class SessionRecorder {
  private readonly recorders = inject(TakeRecorders);
  /** In the staff app alone. */
  private readonly outbox = inject(RecordingOutbox, { optional: true });
  private sessionId: string | null = null;
  private heard: readonly MediaStream[] = [];
  private running: Running | undefined;
  private readonly unable = signal(false);
  /** It should record, and this browser cannot. */
  readonly isUnable = this.unable.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.follow(null));
  }

  /** @param sessionId what is to be recorded now; null: nothing */
  follow(sessionId: string | null): void {
    if (sessionId === this.sessionId) return;
    this.stop();
    this.sessionId = sessionId;
    this.hear(this.heard);
  }

  /** Whom one hears in the room, and oneself. */
  hear(streams: readonly MediaStream[]): void {
    this.heard = streams;
    if (this.sessionId === null || streams.length === 0) return this.stop();
    this.running ??= this.start(this.sessionId);
    this.running?.recorder.hear(streams);
  }

  private start(sessionId: string): Running | undefined {
    const isAble = this.outbox !== null && this.recorders.type !== undefined;
    this.unable.set(!isAble);
    if (!isAble) return undefined;
    const take = newIdempotencyKey();
    const release = hold(take);
    const recorder = this.recorders.create((offset, content) => this.outbox!.add({ sessionId, take, offset, content }));
    return { recorder, release };
  }

  private stop(): void {
    const running = this.running;
    if (!running) return;
    this.running = undefined;
    void this.finish(running);
  }

  private async finish({ recorder, release }: Running): Promise<void> {
    await recorder.stop();
    await release();
    this.outbox?.resume();
  }
}
