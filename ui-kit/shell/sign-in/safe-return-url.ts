/** Where to go after sign-in: a path of this app, never another site, never back to sign-in. */
export function safeReturnUrl(wanted: string | null): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || wanted.startsWith('/sign-in')) return '/';
  return wanted;
}
