import type { ApiClient, WriteOptions } from '@fudao/ui-kit';
import { of, Subject, type Observable } from 'rxjs';

export interface Sent {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  /** Answers the request; or lets it fail. */
  readonly answer: Subject<unknown>;
}

/** An API that notes what is sent to it, and answers when the spec says so. */
export class AnApi implements Pick<ApiClient, 'get' | 'post' | 'put' | 'delete'> {
  readonly sent: Sent[] = [];
  /** What is answered at once, by path: a resource that waits keeps its page from being stable. */
  readonly known = new Map<string, unknown>();

  get<T>(path: string): Observable<T> {
    return this.known.has(path) ? of(this.known.get(path) as T) : this.note('get', path, undefined, {});
  }

  post<T>(path: string, body: unknown = {}, options: WriteOptions = {}): Observable<T> {
    return this.known.has(path) ? of(this.known.get(path) as T) : this.note('post', path, body, options);
  }

  put<T>(path: string, body: unknown, options: WriteOptions = {}): Observable<T> {
    return this.note('put', path, body, options);
  }

  delete<T>(path: string, options: WriteOptions = {}): Observable<T> {
    return this.note('delete', path, undefined, options);
  }

  to(method: Sent['method'], path: string): Sent[] {
    return this.sent.filter((one) => one.method === method && one.path.endsWith(path));
  }

  /** Answers the last request of this kind. */
  reply(method: Sent['method'], path: string, answer: unknown): void {
    const last = this.to(method, path).at(-1);
    last?.answer.next(answer);
    last?.answer.complete();
  }

  fail(method: Sent['method'], path: string, problem: unknown): void {
    this.to(method, path).at(-1)?.answer.error(problem);
  }

  private note<T>(method: Sent['method'], path: string, body: unknown, { idempotencyKey }: WriteOptions): Observable<T> {
    const answer = new Subject<unknown>();
    this.sent.push({ method, path, body, idempotencyKey, answer });
    return answer as Observable<T>;
  }
}
