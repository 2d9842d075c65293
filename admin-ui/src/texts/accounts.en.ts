import type { accountsZhCN } from './accounts.zh-CN.ts';
import type { Wording } from './wording.ts';

export const accountsEn: Wording<typeof accountsZhCN> = {
  heading: 'Accounts',
  search: 'Find',
  searchHint: 'Name, or the beginning of the education ID',
  role: 'Role',
  school: 'School',
  allSchools: 'All schools',
  name: 'Name',
  educationId: 'Education ID',
  place: 'District, school and class',
  deeds: 'What can be done',
  allRoles: 'All roles',
  none: 'No accounts found',
  noneHint: 'Try another name or education ID.',
  suspended: 'Suspended',
  suspend: 'Suspend',
  suspendQuestion: 'Suspend the account of {{name}}?',
  suspendBody: 'It is signed out everywhere at once and cannot sign in until it is restored.',
  suspendedNow: 'The account of {{name}} is suspended',
  restore: 'Restore',
  restoredNow: 'The account of {{name}} is restored',
  reset: 'Reset password',
  resetQuestion: 'Reset the password of {{name}}?',
  resetBody:
    'A temporary password is made. The old one stops working at once, and all devices have to sign in again.',
  givenHeading: 'Temporary password of {{name}}',
  givenBody: 'It is shown only now. Hand it over in person, to be changed after signing in. It works until {{time}}.',
  copy: 'Copy',
  copied: 'Copied',
  noted: 'I have noted it',
};
