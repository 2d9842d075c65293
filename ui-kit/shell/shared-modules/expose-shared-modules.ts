/**
 * The libraries of the app that plugins' modules use instead of copies of their own. Each is loaded
 * when the first plugin needs it. What a library gives is listed name by name: that is the contract
 * (`uiAbi`) a plugin is built against, and what is not listed can be left out of the app.
 */
const sharedModules: Readonly<Record<string, () => Promise<object>>> = {
  '@angular/common': () => import('./angular-common.ts'),
  '@angular/common/http': () => import('./angular-common-http.ts'),
  '@angular/core': () => import('./angular-core.ts'),
  '@angular/core/rxjs-interop': () => import('./angular-core-rxjs-interop.ts'),
  '@angular/forms': () => import('./angular-forms.ts'),
  '@angular/platform-browser': () => import('./angular-platform-browser.ts'),
  '@angular/router': () => import('./angular-router.ts'),
  '@fudao/ui-kit': () => import('../../src/index.ts'),
  // The same in parts: the build of a plugin's interface names those that each of its files needs.
  '@fudao/ui-kit/later': () => import('../../src/later.ts'),
  '@fudao/ui-kit/room': () => import('../../src/room/index.ts'),
  '@fudao/ui-kit/staff': () => import('../../src/staff.ts'),
  '@fudao/ui-kit/start': () => import('../../src/start.ts'),
  '@fudao/ui-kit/writing': () => import('../../src/writing.ts'),
  '@jsverse/transloco': () => import('./jsverse-transloco.ts'),
  '@ngrx/effects': () => import('./ngrx-effects.ts'),
  '@ngrx/store': () => import('./ngrx-store.ts'),
  rxjs: () => import('./rxjs.ts'),
  'rxjs/operators': () => import('./rxjs.ts'),
  tslib: () => import('./tslib.ts'),
};

async function loadShared(specifiers: readonly string[]): Promise<Readonly<Record<string, object>>> {
  // As in `startApp`: the start of the plugin's script ends before anything is asked of the browser.
  await Promise.resolve();
  const loaded = specifiers.map(async (specifier) => {
    const load = sharedModules[specifier];
    if (!load) throw new Error(`this app shares no module ${specifier}`);
    return [specifier, await load()] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

/** Lets plugins' modules find the app's libraries: the build begins each of them with a call of this. */
export function exposeSharedModules(): void {
  Object.assign(globalThis, { __fudaoShared: loadShared });
}
