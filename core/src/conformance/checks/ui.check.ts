import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@fudao/plugin-sdk';
import { projectRoot } from '../../runtime/config.ts';
import { failure, Skip, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import type { Person } from '../stage/people.ts';
import type { App } from '../../plugin-manager/node/contributions.ts';
import { openBrowser } from '../ui/open-browser.ts';
import { tryApp } from '../ui/try-app.ts';

const rolesOf: Readonly<Record<App, readonly Role[]>> = {
  student: ['student'],
  admin: ['teacher', 'district-administrator', 'school-administrator'],
};

/** Everybody to whom the navigation of an app shows something else. */
function peopleFor({ stage, source }: Life, app: App): Person[] {
  const { contributes, permissions } = source.manifest;
  const entries = contributes?.[app]?.navigation ?? [];
  const seen = new Set<string>();
  const people = rolesOf[app].flatMap((role) => {
    const shown = entries.filter(({ permission }) => !permission || permissions[permission]!.roles.includes(role)).map(({ route }) => route);
    if (shown.length === 0 || seen.has(shown.join())) return [];
    seen.add(shown.join());
    return [stage.people.here.get(role)!];
  });
  return people.length > 0 ? people : [stage.people.here.get(rolesOf[app][0]!)!];
}

export const uiCheck: Check = {
  id: 'ui',
  title: 'its interface loads in the real apps, is usable for everybody in both languages, and goes without a trace',
  needs: 'platform',
  isOnce: true,
  run: async (trial) => {
    const apps = (['student', 'admin'] as const).filter((app) => trial.source.manifest.contributes?.[app]);
    if (apps.length === 0) throw new Skip('it has no interface');
    if (!trial.options.hasBrowser) throw new Skip('no browser was wanted');
    const missing = apps.find((app) => !existsSync(join(projectRoot, `${app}-ui/dist/browser/index.html`)));
    if (missing) throw new Skip(`the ${missing} app is not built here (node scripts/build-ui.ts)`);
    const browser = await openBrowser();
    if (!browser) throw new Skip('chromium is not installed here');
    const life = await trial.running();
    const built = await trial.ui();
    if (!built) throw new Skip('it has no interface');
    if (built instanceof Error) return [failure(built.message, 'ui')];
    try {
      await life.installed.swap(built.ui);
      const findings: Finding[] = [];
      for (const app of apps.filter((one) => built.ui[one])) {
        for (const person of peopleFor(life, app)) findings.push(...(await tryApp({ life, browser, app, person, budgets: trial.options.budgets })));
      }
      return withoutRepeats(findings);
    } finally {
      await life.installed.setEnabled('here', true);
      await life.installed.swap();
    }
  },
};
