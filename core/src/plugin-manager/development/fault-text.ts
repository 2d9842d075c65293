import { pathToFileURL } from 'node:url';

const longest = 2_000;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const release = /\?release=[^:)\s]*/g;

/** Where in the plugin it happened: what stands before the message of a fault of syntax, else the first own frame. */
function placeOf({ stack = '', message }: Error, folder: string): string {
  const own = pathToFileURL(`${folder}/`).href;
  if (stack.startsWith('file:'))
    return stack.slice(0, Math.max(0, stack.indexOf(message))).replace(/\w*Error[^\n]*$/, '');
  return /file:[^\s)]+/.exec(stack.split('\n').find((line) => line.includes(own)) ?? '')?.[0] ?? '';
}

/** What went wrong with a plugin, for its developer: the message, and where. */
export function faultText(error: unknown, folder: string): string {
  const fault = error instanceof Error ? error : new Error(String(error));
  const whole = [placeOf(fault, folder).trimEnd(), fault.message].filter(Boolean).join('\n');
  const plain = whole
    .replaceAll(colours, '')
    .replaceAll(release, '')
    .replaceAll(pathToFileURL(`${folder}/`).href, '');
  return plain.slice(0, longest);
}
