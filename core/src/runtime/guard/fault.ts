import { FudaoError } from '@fudao/plugin-sdk';

/** A fault that a release caused, as the operator may see it: no personal data. */
export interface Fault {
  /** Stable code: that of the error, or which kind of trouble it was. */
  readonly code: string;
  /** Where it happened: an action, an event, a timer, `setup`. */
  readonly action: string;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const longestMessage = 200;
/** What an author or an engine puts into a message of the data at hand stands in quotes, or is no plain English. */
const data = [/"[^"]*("|$)/g, /`[^`]*(`|$)/g, /(?<!\w)'[^']*('|$)/g, /\S+@\S+/g, /[^\x20-\x7e]+/g, /\d{5,}/g];

/** The first line of a message, without what may be somebody's data. */
export function withoutData(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return data.reduce((text, pattern) => text.replace(pattern, '…'), line).slice(0, longestMessage);
}

/** `server/notes.service.ts:12`, of the innermost call in the release's own folder. */
export function placeIn(folder: string | undefined, stack: string | undefined): string | undefined {
  if (!folder) return undefined;
  for (const line of stack?.split('\n') ?? []) {
    const at = line.indexOf(`${folder}/`);
    const place = at >= 0 ? /^[^?:)]+(?:\?[^:)]*)?:(\d+)/.exec(line.slice(at + folder.length + 1)) : null;
    if (place) return `${place[0].split(/[?:]/, 1)[0]}:${place[1]}`;
  }
  return undefined;
}

/** What was thrown, in a line. A declared error speaks by its sentence, before data was filled in. */
export function describeThrown(thrown: unknown, folder?: string): { code: string; message: string } {
  if (thrown instanceof FudaoError) return { code: thrown.code, message: thrown.spec.message.en };
  if (!(thrown instanceof Error)) return { code: 'FUDAO_INTERNAL', message: `Something was thrown that is no error (${typeof thrown}).` };
  const place = placeIn(folder, thrown.stack);
  const message = withoutData(`${thrown.name}: ${thrown.message}`);
  return { code: 'FUDAO_INTERNAL', message: place ? `${message} (${place})` : message };
}
