import { createHook, type AsyncHook } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { currentCall } from '../../runtime/guard/boundary.ts';

/** Kinds of Node's resources that stay until somebody ends them, in words. */
const kinds: Readonly<Record<string, string>> = {
  Timeout: 'a timer',
  Immediate: 'a timer (setImmediate)',
  TCPSERVERWRAP: 'a server that listens',
  TCPWRAP: 'a socket',
  TCPSocketWrap: 'a socket',
  PIPEWRAP: 'a pipe',
  PIPESERVERWRAP: 'a server that listens on a pipe',
  UDPWRAP: 'a UDP socket',
  FSEVENTWRAP: 'a watcher of files',
  STATWATCHER: 'a watcher of a file',
  PROCESSWRAP: 'a process',
  WORKER: 'a thread',
  FILEHANDLE: 'an open file',
};

export interface LeftResource {
  readonly what: string;
  /** Where in the plugin it was begun. */
  readonly where: string | undefined;
}

/** Sees what the code of one plugin begins in this process, and what of it is never ended. */
export class ResourceWatch {
  readonly #hook: AsyncHook;
  readonly #open = new Map<number, LeftResource>();

  constructor(pluginId: string, folder: string) {
    this.#hook = createHook({
      init: (id, type) => {
        const what = kinds[type];
        if (what === undefined || currentCall()?.keeper.owner.id !== pluginId) return;
        this.#open.set(id, { what, where: placeOf(new Error().stack ?? '', folder) });
      },
      destroy: (id) => void this.#open.delete(id),
    });
  }

  start(): void {
    this.#hook.enable();
  }

  /** What is still open once nothing changes any more. Short timers, such as that of a limit, may run out first. */
  async left(longestMs: number): Promise<LeftResource[]> {
    const deadline = Date.now() + longestMs;
    while (this.#open.size > 0 && Date.now() < deadline) await wait(50);
    this.#hook.disable();
    return [...this.#open.values()];
  }
}

function placeOf(stack: string, folder: string): string | undefined {
  const frame = stack.split('\n').find((line) => line.includes(`${folder}/`));
  const place = frame && /^([^?:)]+)(?:\?[^:)]*)?:(\d+)/.exec(frame.slice(frame.indexOf(`${folder}/`) + folder.length + 1));
  return place ? `${place[1]}:${place[2]}` : undefined;
}
