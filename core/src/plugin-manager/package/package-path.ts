/** Why a path may not be in a package; undefined where it may. */
export type PathFault = 'leads-out' | 'not-plain';

const plainPart = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Windows opens a device where a file has such a name, whatever follows the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const leadsOut = (path: string) => /^[/\\]/.test(path) || /^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..');

/** Paths are relative, with slashes, and mean the same on every system. */
export function faultOfPath(path: string): PathFault | undefined {
  if (leadsOut(path)) return 'leads-out';
  const parts = path.split('/');
  const isPlain = parts.every((part) => plainPart.test(part) && !part.endsWith('.') && !device.test(part));
  return isPlain ? undefined : 'not-plain';
}

/** A path as a sentence may show it: bounded, and without signs that change how a line reads. */
export function shownPath(path: string): string {
  const shown = path.replaceAll(/[^\x20-\x7e]/g, '?');
  return shown.length > 120 ? `${shown.slice(0, 117)}...` : shown;
}
