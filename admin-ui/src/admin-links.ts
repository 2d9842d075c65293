import type { FrameLink } from '@fudao/ui-kit/shell';
import { permissions } from './permissions.ts';

export const adminLinks: readonly FrameLink[] = [
  { link: '/', icon: 'home', text: 'nav.home', isExact: true },
  { link: '/proposals', icon: 'task_alt', text: 'nav.proposals', permission: permissions.reviewBank, place: 'after' },
  { link: '/plugins', icon: 'extension', text: 'nav.plugins', permission: permissions.managePlugins, place: 'after' },
  {
    link: '/releases',
    icon: 'rocket_launch',
    text: 'nav.releases',
    permission: permissions.operatePlugins,
    place: 'after',
  },
  { link: '/accounts', icon: 'group', text: 'nav.accounts', permission: permissions.manageAccounts, place: 'after' },
  { link: '/me', icon: 'person', text: 'nav.me', place: 'end' },
];
