import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';
import type { HeaderList } from '../http/exchange.ts';

/** Runs helmet once against a response that only notes what is set: the same set, free of cost per request. */
function deriveHeaders(options: HelmetOptions): HeaderList {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error) throw error;
  });
  return Object.freeze([...headers].flat());
}

const withoutPolicy = { contentSecurityPolicy: false, xFrameOptions: { action: 'deny' } } satisfies HelmetOptions;
const halfAYear = { maxAge: 15_552_000, includeSubDomains: true };
const answersOnly = {
  ...withoutPolicy,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
  },
} satisfies HelmetOptions;
const framed = {
  contentSecurityPolicy: false,
  xFrameOptions: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
} satisfies HelmetOptions;
/** What our own pages may use: calls need camera and microphone, a shared board the screen. */
const pagePermissions: HeaderList = [
  'Permissions-Policy',
  'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), payment=(), usb=()',
];

/** Sent over https only: a browser must ignore HSTS on http, and a school's test server may have no https. */
function bothSchemes(options: typeof withoutPolicy | typeof answersOnly | typeof framed, more: HeaderList = []): (isHttps: boolean) => HeaderList {
  const http = [...deriveHeaders({ ...options, strictTransportSecurity: false }), ...more];
  const https = [...deriveHeaders({ ...options, strictTransportSecurity: halfAYear }), ...more];
  return (isHttps) => (isHttps ? https : http);
}

/** For answers of the API: data that no page is made of. */
export const apiHeaders = bothSchemes(answersOnly);

/**
 * For the files of a framed page. Its sandbox gives it an origin of its own, to which everything of ours is foreign:
 * its script and styles must say that they may be loaded, and the page that the app may frame it.
 */
export const frameHeaders = bothSchemes(framed, [
  'Permissions-Policy',
  'camera=(), microphone=(), display-capture=(), fullscreen=(), geolocation=(), payment=(), usb=()',
]);

/** For pages and their files; the content policy is added for each host (see `page-policy.ts`). */
export const pageHeaders = bothSchemes(withoutPolicy, pagePermissions);
