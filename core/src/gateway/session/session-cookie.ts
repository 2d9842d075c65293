import type { IncomingMessage } from 'node:http';

/** The app a session was opened in; each keeps its own, so that a teacher can try the student app. */
export type App = 'student' | 'admin';

const names: Readonly<Record<App, string>> = { student: 'fudao_student', admin: 'fudao_staff' };

/** Only the addresses that renew or end a session ever see the cookie. */
const path = '/api/identity';

export function isApp(value: unknown): value is App {
  return value === 'student' || value === 'admin';
}

export interface CookieOptions {
  readonly maxAgeSeconds: number;
  readonly isSecure: boolean;
}

/** A `Set-Cookie` value; an age of 0 removes the cookie. */
export function sessionCookie(app: App, token: string, { maxAgeSeconds, isSecure }: CookieOptions): string {
  const parts = [`${names[app]}=${token}`, `Path=${path}`, `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

/** The refresh token a request brought for an app. */
export function refreshTokenOf({ headers }: Pick<IncomingMessage, 'headers'>, app: App): string | undefined {
  const wanted = `${names[app]}=`;
  const found = (headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(wanted));
  return found?.trim().slice(wanted.length) || undefined;
}
