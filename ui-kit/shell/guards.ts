import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, RedirectCommand, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { delayWhen, filter, map, take } from 'rxjs';
import { nextTask } from '../src/app/next-task.ts';
import { PluginHost } from '../src/plugin-host/plugin-host.ts';
import { selectPluginStatus } from '../src/plugin-host/plugins.reducer.ts';
import { selectPermissions, sessionFeature } from '../src/session/session.reducer.ts';

/**
 * Lets in who is signed in; others sign in first and come back to where they wanted to go. The frame, which comes next,
 * is made in a task of its own.
 */
export const signedIn: CanActivateFn = (_, state) => {
  const router = inject(Router);
  return inject(Store)
    .select(sessionFeature.selectStatus)
    .pipe(
      filter((status) => status !== 'starting'),
      take(1),
      delayWhen(() => nextTask()),
      map((status) => {
        if (status === 'signed-in') return true;
        const returnUrl = state.url === '/' ? undefined : state.url;
        return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: { returnUrl } }), {
          replaceUrl: true,
        });
      }),
    );
};

/** The sign-in page is for who is not signed in yet. */
export const signedOut: CanActivateFn = () => {
  const router = inject(Router);
  return inject(Store)
    .select(sessionFeature.selectStatus)
    .pipe(
      filter((status) => status !== 'starting'),
      take(1),
      map((status) => status === 'signed-out' || router.createUrlTree(['/'])),
    );
};

/** Lets in who holds a permission. The server decides again; this spares people a dead end. */
export function holds(permission: string): CanActivateFn {
  return () => {
    const router = inject(Router);
    return inject(Store)
      .select(selectPermissions)
      .pipe(
        take(1),
        map((held) => held.includes(permission) || router.createUrlTree(['/'])),
      );
  };
}

/** An address of a plugin waits until it is known which plugins there are. */
export const pluginsKnown: CanMatchFn = (_, segments) => {
  const id = segments[1]?.path;
  if (id && inject(PluginHost).isHosted(id)) return true;
  return inject(Store)
    .select(selectPluginStatus)
    .pipe(
      filter((status) => status !== 'unknown'),
      take(1),
      map(() => true),
    );
};
