import { sdkVersion, type Manifest } from '@fudao/plugin-sdk';
import { checkCapabilitiesExist, checkPlatformRange } from '../../plugin-manager/package/index.ts';
import { capabilitySentences } from '../../plugin-manager/capability-sentences.ts';
import { failure, warning, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Subject } from '../subject/subject.ts';

type Rule = (manifest: Manifest, subject: Subject) => Finding | undefined | false | '';

const apps = ['student', 'admin'] as const;
const refusal = (error: Error | undefined, where: string) => error && failure(error.message, where);

function hasUi(subject: Subject, app: (typeof apps)[number]): boolean {
  return subject.source?.ui?.[app] !== undefined || subject.ui.some(({ path }) => path.startsWith(`ui/${app}/`));
}

const rules: readonly Rule[] = [
  ({ engines }) => refusal(checkPlatformRange(engines.platform, sdkVersion), 'engines.platform'),
  (manifest) => refusal(checkCapabilitiesExist(manifest, new Set(Object.keys(capabilitySentences))), 'capabilities'),
  ({ id, dependsOn }) => dependsOn?.includes(id) && failure('It depends on itself.', 'dependsOn'),
  ({ permissions }) => {
    const bare = Object.entries(permissions).find(([, { roles }]) => roles.length === 0);
    return bare && warning(`Nobody holds the permission ${bare[0]}.`, 'permissions');
  },
  ({ events }) => {
    const unversioned = [...(events?.publishes ?? []), ...(events?.consumes ?? [])].find((name) => !/\.v\d+$/.test(name));
    return unversioned && failure(`The event ${unversioned} has no version; events are called like ${unversioned}.v1.`, 'events');
  },
  ({ privacy }) => privacy.retention === 'P' && failure('The retention "P" is no time.', 'privacy.retention'),
  ({ permissions, privacy }) => {
    const unknown = privacy.shared?.find(({ permission }) => !(permission in permissions));
    return unknown && failure(`It shares data by the permission ${unknown.permission}, which it does not define.`, 'privacy.shared');
  },
  ({ contributes }, subject) => {
    const app = apps.find((one) => contributes?.[one] && !hasUi(subject, one));
    return app && failure(`It contributes to the ${app} app but has no interface for it (ui/${app}/index.ts).`, `contributes.${app}`);
  },
  ({ contributes }, subject) => {
    const app = apps.find((one) => !contributes?.[one] && hasUi(subject, one));
    return app && warning(`It has an interface for the ${app} app that nothing leads to.`, `contributes.${app}`);
  },
  (_manifest, { readme }) => (readme === undefined || readme.trim() === '') && warning('There is no README.md that says what it does.', 'README.md'),
];

export const manifestCheck: Check = {
  id: 'manifest',
  title: 'the manifest is right and fits this platform',
  needs: 'files',
  run: async ({ subject }) => {
    if (!subject.source) return [failure(subject.manifestProblem ?? 'plugin.json is not JSON.', 'plugin.json')];
    const { manifest } = subject.source;
    return rules.flatMap((rule) => rule(manifest, subject) || []);
  },
};
