import type { CanMatchFn, Route, Routes } from '@angular/router';

const missingPage: Route = {
  path: '**',
  loadComponent: () => import('./plugin-missing-page.ts').then((m) => m.PluginMissingPage),
};

/** The branch of an app's routes below which plugins have their pages: `/p/<plugin id>/…`. */
export function pluginBranch(canMatch: CanMatchFn[] = []): Route {
  return { path: 'p', data: { isPluginBranch: true }, canMatch, children: [missingPage] };
}

function findBranch(routes: Routes): Route | undefined {
  for (const route of routes) {
    if (route.data?.['isPluginBranch']) return route;
    const found = route.children && findBranch(route.children);
    if (found) return found;
  }
  return undefined;
}

/**
 * Gives the branch these children, in the live configuration: `Router.resetConfig` would make every
 * route anew, and with them the shell on the next step.
 */
export function replaceBranch(config: Routes, children: Routes): void {
  const branch = findBranch(config);
  if (branch) branch.children = [...children, missingPage];
}
