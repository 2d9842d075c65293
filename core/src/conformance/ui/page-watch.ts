import type { Page } from 'playwright-core';

type Listen = (name: string, listener: object | null, ...rest: unknown[]) => void;

interface PageTarget {
  addEventListener: Listen;
  removeEventListener: Listen;
}

/** As much of a page as is watched; this module is compiled without a browser's types. */
interface PageView extends PageTarget {
  setInterval: (...all: unknown[]) => number;
  clearInterval: (id: number) => void;
  setTimeout: (run: (...all: unknown[]) => void, ...rest: unknown[]) => number;
  clearTimeout: (id: number) => void;
  WebSocket: new (...all: unknown[]) => PageTarget;
  readonly document: PageTarget;
  leftOfPlugin?: () => string[];
}

/**
 * Runs in the page before anything else does: notes what code of the plugin's module begins and does not end.
 * It is sent as text, so everything that it needs stands in it.
 */
function watchInPage(part: string): void {
  const view = globalThis as unknown as PageView;
  const open = new Map<unknown, string>();
  const isPlugins = () => (new Error().stack ?? '').includes(part);
  const { setInterval: every, clearInterval: stopEvery, setTimeout: after, clearTimeout: stopAfter, WebSocket: Socket } = view;
  const forget = (id: number) => open.delete(id);

  view.setInterval = (...all) => {
    const id = every(...all);
    if (isPlugins()) open.set(id, 'a timer (setInterval)');
    return id;
  };
  view.setTimeout = (run, ...rest) => {
    const isOwn = isPlugins();
    const id = after((...all) => {
      forget(id);
      run(...all);
    }, ...rest);
    if (isOwn) open.set(id, 'a timer (setTimeout)');
    return id;
  };
  view.clearInterval = (id) => {
    forget(id);
    stopEvery(id);
  };
  view.clearTimeout = (id) => {
    forget(id);
    stopAfter(id);
  };

  for (const target of [view, view.document]) {
    const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
    const known = new WeakMap<object, Map<string, symbol>>();
    target.addEventListener = (name, listener, ...rest) => {
      if (listener && isPlugins()) {
        const names = known.get(listener) ?? new Map<string, symbol>();
        const key = names.get(name) ?? Symbol(name);
        known.set(listener, names.set(name, key));
        open.set(key, `a listener for "${name}" on the whole page`);
      }
      add(name, listener, ...rest);
    };
    target.removeEventListener = (name, listener, ...rest) => {
      const key = listener && known.get(listener)?.get(name);
      if (key) open.delete(key);
      remove(name, listener, ...rest);
    };
  }

  view.WebSocket = class extends Socket {
    constructor(...all: unknown[]) {
      super(...all);
      if (!isPlugins()) return;
      open.set(this, 'a socket');
      this.addEventListener('close', () => open.delete(this));
    }
  };
  view.leftOfPlugin = () => [...open.values()];
}

/** Sees what a plugin's module begins in a page. To be called before the page is opened. */
export async function watchPage(page: Page, pluginId: string): Promise<void> {
  await page.addInitScript(watchInPage, `/plugins/${pluginId}/`);
}

/** What is still there of it. */
export async function leftInPage(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { leftOfPlugin(): string[] }).leftOfPlugin());
}
