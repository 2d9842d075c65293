import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Language } from '../texts/language.ts';
import { AccessToken } from './access-token.ts';

/** These decide by password or cookie: a token would not help them, and a 401 is their answer. */
const withoutToken = /^\/api\/identity\/(sign-in|refresh)$/;

function withHeaders<T>(request: HttpRequest<T>, token: string | null, language: string): HttpRequest<T> {
  const headers = request.headers.set('Accept-Language', language);
  return request.clone({ headers: token ? headers.set('Authorization', `Bearer ${token}`) : headers });
}

/** Gives each API request the token, and once a fresh one when the server says the old has ended. */
export const authorise: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const tokens = inject(AccessToken);
  const language = inject(Language).current();
  if (withoutToken.test(request.url)) return next(withHeaders(request, null, language));
  const sent = tokens.value();
  return next(withHeaders(request, sent, language)).pipe(
    catchError((problem: unknown) => {
      if (!(problem instanceof HttpErrorResponse) || problem.status !== 401) return throwError(() => problem);
      const present = tokens.value();
      const renewed = present !== null && present !== sent ? Promise.resolve(present) : tokens.refresh();
      return from(renewed).pipe(switchMap((token) => next(withHeaders(request, token, language))));
    }),
  );
};
