import type { Page } from 'playwright-core';

/** What the interface of a plugin begins in a page; kept in the page itself. */
interface Left {
  readonly what: string;
}

/** Runs in the page before anything else does: notes what code of the plugin's module begins and does not end. */
function watchInPage(part: string): void {
  const open = new Map<unknown, string>();
  const isPlugins = () => (new Error().stack ?? '').includes(part);
  const view = window as unknown as Record<string, unknown> & Window;
  const { setInterval: every, clearInterval: stopEvery, setTimeout: after, clearTimeout: stopAfter } = window;
  view.setInterval = ((run: () => void, ...rest: unknown[]) => {
    const id = (every as (...all: unknown[]) => number)(run, ...rest);
    if (isPlugins()) open.set(`i${id}`, 'a timer (setInterval)');
    return id;
  }) as never;
  view.clearInterval = ((id: number) => {
    open.delete(`i${id}`);
    open.delete(`t${id}`);
    stopEvery(id);
  }) as never;
  view.setTimeout = ((run: (...all: unknown[]) => void, milliseconds?: number, ...rest: unknown[]) => {
    const isOwn = isPlugins();
    const id: number = (after as (...all: unknown[]) => number)((...all: unknown[]) => {
      open.delete(`t${id}`);
      run(...all);
    }, milliseconds, ...rest);
    if (isOwn) open.set(`t${id}`, 'a timer (setTimeout)');
    return id;
  }) as never;
  view.clearTimeout = ((id: number) => {
    open.delete(`t${id}`);
    open.delete(`i${id}`);
    stopAfter(id);
  }) as never;
  for (const target of [window, document]) {
    const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
    const names = new WeakMap<object, Map<string, symbol>>();
    target.addEventListener = ((name: string, listener: object, ...rest: []) => {
      if (listener && isPlugins()) {
        const known = names.get(listener) ?? new Map<string, symbol>();
        const key = known.get(name) ?? Symbol(name);
        names.set(listener, known.set(name, key));
        open.set(key, `a listener for "${name}" on the whole page`);
      }
      return add(name, listener as never, ...rest);
    }) as never;
    target.removeEventListener = ((name: string, listener: object, ...rest: []) => {
      const key = listener && names.get(listener)?.get(name);
      if (key) open.delete(key);
      return remove(name, listener as never, ...rest);
    }) as never;
  }
  const Socket = window.WebSocket;
  view['WebSocket'] = class extends Socket {
    constructor(...all: ConstructorParameters<typeof WebSocket>) {
      super(...all);
      if (!isPlugins()) return;
      open.set(this, 'a socket');
      this.addEventListener('close', () => open.delete(this));
    }
  };
  view['__leftOfPlugin'] = () => [...open.values()];
}

/** Sees what a plugin's module begins in a page. To be called before the page is opened. */
export async function watchPage(page: Page, pluginId: string): Promise<void> {
  await page.addInitScript(watchInPage, `/plugins/${pluginId}/`);
}

/** What is still there of it. */
export async function leftInPage(page: Page): Promise<Left['what'][]> {
  return page.evaluate(() => (window as unknown as { __leftOfPlugin(): string[] }).__leftOfPlugin());
}
