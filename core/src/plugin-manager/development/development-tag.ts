let reloads = 0;

/** Moleculer version of one more start of a release that is being worked on: `1.0.0+dev.3`, the same release to everybody. */
export function nextDevelopmentTag(version: string): string {
  return `${version}+dev.${++reloads}`;
}
