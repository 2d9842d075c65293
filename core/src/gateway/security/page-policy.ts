export interface PolicySubject {
  /** Host and port the page is served under; empty if unknown. */
  readonly host: string;
  readonly isHttps: boolean;
  /** Given to the styles (and, on our own page of the API, to the script) of this one answer. */
  readonly nonce?: string;
  /** Address of a Jitsi beside the platform: calls take their library from it and talk to it. */
  readonly jitsi?: string | undefined;
  /** Whether an inline script of this answer carries the nonce too. */
  readonly hasInlineScript?: boolean;
}

/**
 * Angular adds each component's styles as `<style>` elements: they need the nonce, or, in a page
 * that has none (the copy a service worker keeps, whose bytes must match a hash), 'unsafe-inline'.
 * Formulas place their parts by style attributes, so these are allowed always. Scripts never are.
 */
function styleDirectives(nonce: string | undefined): string[] {
  if (!nonce) return ["style-src 'self' 'unsafe-inline'"];
  return [`style-src 'self' 'nonce-${nonce}'`, `style-src-elem 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'"];
}

/** Content-Security-Policy of a page and of what it loads. */
export function pagePolicy({ host, isHttps, nonce, hasInlineScript, jitsi }: PolicySubject): string {
  // Older WebKit does not take 'self' for sockets of the same host.
  const socket = host ? ` ${isHttps ? 'wss' : 'ws'}://${host}` : '';
  const library = jitsi ? ` ${jitsi}` : '';
  const calls = jitsi ? ` ${jitsi} ${jitsi.replace(/^http/, 'ws')}` : '';
  return [
    "default-src 'self'",
    `script-src 'self'${library}${nonce && hasInlineScript ? ` 'nonce-${nonce}'` : ''}`,
    "script-src-attr 'none'",
    ...styleDirectives(nonce),
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    `connect-src 'self'${socket}${calls}`,
    "font-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join(';');
}
