import { url as debuggerUrl } from 'node:inspector';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import { projectRoot } from '../config.ts';
import { blame } from './blame.ts';
import { currentCall } from './boundary.ts';
import { clearAsyncStack } from './clear-async-stack.ts';
import { releaseKey, type Guards } from './guards.ts';
import type { ReleaseGuard } from './release-guard.ts';

/** What the watch finds when it interrupts the main thread. */
export interface Look {
  readonly release: string | undefined;
  readonly stack: readonly string[];
  /** Whether a debugger may be attached, and hold the thread on purpose. */
  readonly isDebugged: boolean;
}

const platformFolder = join(projectRoot, 'core');
const deepestFrames = 200;
const shownFrames = 12;

interface Frame {
  file: string;
  line: number;
  name: string;
}

/** Of what was interrupted: without our own frames, and without source maps, which would take their time. */
function interruptedFrames(): Frame[] {
  const sites = getCallSites(deepestFrames, { sourceMap: false });
  const interruption = sites.findIndex(({ scriptName }) => scriptName === '');
  return sites.slice(interruption + 1).map(({ scriptName, lineNumber, functionName }) => ({
    file: scriptName.startsWith('file:') ? fileURLToPath(scriptName.replace(/[?#].*$/, '')) : scriptName,
    line: lineNumber,
    name: functionName || 'anonymous',
  }));
}

/**
 * Answers the watch, in the middle of whatever the main thread does. A question that comes too late, after
 * another beat, is not answered: it was meant for something that is over.
 */
export class InterruptedThread {
  readonly #guards: Guards;
  readonly #counter: Int32Array;

  constructor(guards: Guards, counter: Int32Array) {
    this.#guards = guards;
    this.#counter = counter;
  }

  look(beats: number): Look | undefined {
    if (beats !== this.#counter[0]) return undefined;
    const frames = interruptedFrames();
    const call = currentCall();
    const guards = this.#guards.all();
    const places = guards.flatMap(({ owner, folder }) => (folder ? [{ release: releaseKey(owner), folder }] : []));
    const files = frames.map(({ file }) => file);
    const release = blame(files, call && releaseKey(call.keeper.owner), places, platformFolder);
    const stack = frames.slice(0, shownFrames).map(({ file, line, name }) => `${name} ${file}:${line}`);
    return { release, stack, isDebugged: debuggerUrl() !== undefined };
  }

  /** Whether it still runs the code of that release: then it is ended in a moment. */
  end(beats: number, release: string): boolean {
    const found = this.look(beats);
    const guard = this.#guardOf(release);
    if (found?.release !== release || !guard) return false;
    const call = currentCall();
    clearAsyncStack();
    setTimeout(() => guard.loopEnded(call?.keeper === guard ? call : undefined, found.stack), 0);
    return true;
  }

  #guardOf(release: string): ReleaseGuard | undefined {
    return this.#guards.all().find(({ owner }) => releaseKey(owner) === release);
  }
}
