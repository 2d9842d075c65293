import {
  HttpClient,
  HttpErrorResponse,
  HttpEventType,
  type HttpEvent,
  HttpParams,
  type HttpResponse,
} from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, filter, from, map, type Observable, switchMap, tap, throwError } from 'rxjs';
import { TranslocoService } from '@jsverse/transloco';
import { Connection } from '../connection/connection.ts';
import { ServerClock } from '../time/server-clock.ts';
import { Refusals } from './refusals.ts';
import { toApiProblem } from './to-api-problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

export interface WriteOptions {
  readonly query?: Query;
  /**
   * Makes a write safe to repeat: take one key per intention (`newIdempotencyKey()`), keep it over
   * retries, and take a new one once the content changes.
   */
  readonly idempotencyKey?: string;
}

/** How far an upload is: `progress` from 0 to 1, then `done` with the answer. */
export type UploadStep<T> =
  { readonly kind: 'progress'; readonly progress: number } | { readonly kind: 'done'; readonly answer: T };

/** A file that the server made, and the headers that came with it. */
export interface Download {
  readonly content: Blob;
  header(name: string): string | null;
}

export function newIdempotencyKey(): string {
  // Not on plain http in a school's network: there, random bytes do as well.
  if (window.isSecureContext) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The platform's HTTP API. Paths begin with `/api/`; whatever fails is thrown as `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(TranslocoService);
  private readonly connection = inject(Connection);
  private readonly clock = inject(ServerClock);
  private readonly refusals = inject(Refusals);

  get<T>(path: string, query?: Query): Observable<T> {
    return this.send<T>('GET', path, undefined, { query });
  }

  post<T>(path: string, body: unknown = {}, options?: WriteOptions): Observable<T> {
    return this.send<T>('POST', path, body, options);
  }

  put<T>(path: string, body: unknown, options?: WriteOptions): Observable<T> {
    return this.send<T>('PUT', path, body, options);
  }

  patch<T>(path: string, body: unknown, options?: WriteOptions): Observable<T> {
    return this.send<T>('PATCH', path, body, options);
  }

  delete<T>(path: string, options?: WriteOptions): Observable<T> {
    return this.send<T>('DELETE', path, undefined, options);
  }

  /** Sends bytes as they are (a picture), and tells how far it is. Unsubscribing stops the upload. */
  upload<T>(path: string, content: Blob, options: WriteOptions = {}): Observable<UploadStep<T>> {
    const headers = { 'Content-Type': content.type || 'application/octet-stream', ...idempotency(options) };
    const request = this.http.post<T>(path, content, {
      headers,
      params: toParams(options.query),
      observe: 'events',
      reportProgress: true,
    });
    return request.pipe(
      map((event) => toUploadStep(event)),
      filter((step) => step !== undefined),
      tap({ next: () => this.connection.reached() }),
      catchError((thrown: unknown) => this.refuse(thrown)),
    );
  }

  /** Fetches a file whole; what the browser does with it is the caller's. */
  download(path: string, query?: Query): Observable<Download> {
    const request = this.http.get(path, { params: toParams(query), observe: 'response', responseType: 'blob' });
    return request.pipe(
      tap(() => this.connection.reached()),
      map(({ body, headers }) => ({ content: body ?? new Blob(), header: (name: string) => headers.get(name) })),
      catchError((thrown: unknown) => from(withText(thrown)).pipe(switchMap((readable) => this.refuse(readable)))),
    );
  }

  private send<T>(method: string, path: string, body: unknown, options: WriteOptions = {}): Observable<T> {
    const sentAt = Date.now();
    const request = this.http.request<T>(method, path, {
      body,
      headers: idempotency(options),
      params: toParams(options.query),
      observe: 'response',
    });
    return request.pipe(
      tap((response) => this.noteAnswer(response, sentAt)),
      map((response) => response.body as T),
      catchError((thrown: unknown) => this.refuse(thrown)),
    );
  }

  private noteAnswer(response: HttpResponse<unknown>, sentAt: number): void {
    this.connection.reached();
    this.clock.learn(response.headers.get('Date'), sentAt, Date.now());
  }

  private refuse(thrown: unknown): Observable<never> {
    const problem = toApiProblem(thrown, {
      offline: this.texts.translate('problem.offline'),
      unreadable: this.texts.translate('problem.unreadable'),
    });
    if (problem.isOffline) this.connection.missed();
    if (problem.status === 403) this.refusals.note(problem);
    return throwError(() => problem);
  }
}

/** A refusal of what was asked for as bytes comes as bytes too. */
async function withText(thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof HttpErrorResponse) || !(thrown.error instanceof Blob)) return thrown;
  const { status, statusText, headers, url } = thrown;
  const error = await thrown.error.text();
  return new HttpErrorResponse({ error, headers, status, statusText, ...(url ? { url } : {}) });
}

function idempotency({ idempotencyKey }: WriteOptions): Record<string, string> {
  return idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {};
}

function toParams(query: Query = {}): HttpParams {
  const entries = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return new HttpParams({ fromObject: Object.fromEntries(entries) as Record<string, string> });
}

function toUploadStep<T>(event: HttpEvent<T>): UploadStep<T> | undefined {
  if (event.type === HttpEventType.Response) return { kind: 'done', answer: event.body as T };
  if (event.type !== HttpEventType.UploadProgress) return undefined;
  return { kind: 'progress', progress: event.total ? event.loaded / event.total : 0 };
}
