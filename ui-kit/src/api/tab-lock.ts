import { InjectionToken } from '@angular/core';

export type TabLock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Lets one tab of the app at a time do a work. Without secure context a browser has no locks: then tabs do as they like. */
export const TAB_LOCK = new InjectionToken<TabLock>('one tab at a time', {
  providedIn: 'root',
  factory: (): TabLock => (name, work) =>
    'locks' in navigator ? (navigator.locks.request(name, work) as ReturnType<typeof work>) : work(),
});
