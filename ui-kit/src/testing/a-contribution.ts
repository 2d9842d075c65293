import type { PluginContribution } from '../plugin-host/plugin-contribution.ts';

/** A contribution for specs; each gets a module of its own unless told. */
export function aContribution(wanted: Partial<PluginContribution> = {}): PluginContribution {
  const { id = 'probe', version = '1.0.0' } = wanted;
  return {
    id,
    version,
    name: { 'zh-CN': '问答中心', en: 'Q&A centre' },
    icon: 'forum',
    moduleUrl: `/plugins/${id}/${version}/0/student.js`,
    navigation: [],
    slots: {},
    ...wanted,
  };
}
