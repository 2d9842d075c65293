import type { PolicySubject } from './page-policy.ts';

/**
 * Content-Security-Policy of a plugin's framed page: it runs and shows what came with its release, and reaches
 * nothing, not even its own plugin: for that it asks the app around it. The sandbox stands here too, so that the page
 * has no origin of ours even where somebody opens its address in a tab.
 * @param folder path of the release's files, with a slash behind it
 */
export function framePolicy({ host, isHttps }: PolicySubject, folder: string): string {
  // In an opaque origin browsers differ in what 'self' means; the address does not.
  const own = host ? `${isHttps ? 'https' : 'http'}://${host}${folder}` : "'self'";
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    `img-src ${own} data: blob:`,
    `font-src ${own} data:`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts allow-forms',
  ].join(';');
}
