import { aContribution } from '../testing/a-contribution.ts';
import { anAccount } from '../testing/an-account.ts';
import type { NavigationEntry } from './plugin-contribution.ts';
import { pluginNavigation } from './plugin-navigation.ts';

const entry = (wanted: Partial<NavigationEntry>): NavigationEntry => ({
  route: 'questions',
  icon: 'forum',
  label: { 'zh-CN': '问答', en: 'Q&A' },
  roles: ['student'],
  order: 500,
  ...wanted,
});
const links = (...args: Parameters<typeof pluginNavigation>) => pluginNavigation(...args).map(({ link }) => link);

describe('pluginNavigation', () => {
  const ask = entry({ permission: 'question-answer:ask', order: 30 });

  it('leads to the plugin’s pages', () => {
    const contributions = [aContribution({ id: 'qa', navigation: [entry({}), entry({ route: '', order: 600 })] })];
    expect(links(contributions, anAccount())).toEqual(['/p/qa/questions', '/p/qa']);
  });

  it('stands in the order of the manifests, across plugins', () => {
    const contributions = [
      aContribution({ id: 'late', navigation: [entry({ order: 90 })] }),
      aContribution({ id: 'early', navigation: [entry({ order: 10 })] }),
    ];
    expect(links(contributions, anAccount())).toEqual(['/p/early/questions', '/p/late/questions']);
  });

  it('shows what a permission or a role opens', () => {
    const contributions = [aContribution({ id: 'qa', navigation: [ask] })];
    expect(links(contributions, anAccount())).toEqual(['/p/qa/questions']);
    const teacher = anAccount({ roles: ['teacher'] });
    expect(links(contributions, teacher)).toEqual([]);
    expect(links(contributions, anAccount({ roles: ['teacher'], permissions: ['question-answer:ask'] }))).toEqual([
      '/p/qa/questions',
    ]);
  });

  it('shows nothing to nobody', () => {
    expect(links([aContribution({ navigation: [entry({})] })], null)).toEqual([]);
  });
});
