import { HttpErrorResponse, type HttpEvent, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { Language } from '../texts/language.ts';
import { AccessToken } from './access-token.ts';

/** These decide by password or cookie: a token would not help them, and a 401 is their answer. */
const withoutToken = /^\/api\/identity\/(sign-in|refresh)$/;

function withHeaders<T>(request: HttpRequest<T>, token: string | null, language: string): HttpRequest<T> {
  // Past the service worker: it would answer a request that found nobody with a 504 of its own.
  const headers = request.headers.set('Accept-Language', language).set('ngsw-bypass', '1');
  return request.clone({ headers: token ? headers.set('Authorization', `Bearer ${token}`) : headers });
}

/** Gives each API request the token, and once a fresh one when the server says the old has ended. */
export const authorise: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const tokens = inject(AccessToken);
  const language = inject(Language).current();
  if (withoutToken.test(request.url)) return next(withHeaders(request, null, language));
  const send = (token: string | null) => next(withHeaders(request, token, language));
  const first = tokens.value() ?? (tokens.isComing ? tokens.refresh() : null);
  return from(Promise.resolve(first)).pipe(
    switchMap((sent) => send(sent).pipe(catchError((problem: unknown) => afterRefusal(problem, sent)))),
  );

  function afterRefusal(problem: unknown, sent: string | null): Observable<HttpEvent<unknown>> {
    if (!(problem instanceof HttpErrorResponse) || problem.status !== 401) return throwError(() => problem);
    const present = tokens.value();
    const isNewer = present !== null && present !== sent;
    return from(isNewer ? Promise.resolve(present) : tokens.refresh()).pipe(switchMap(send));
  }
};
