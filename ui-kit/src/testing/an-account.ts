import type { Account } from '../session/account.ts';

/** A student of grade 8 for specs. */
export function anAccount(wanted: Partial<Account> = {}): Account {
  return {
    id: 'account-1',
    educationId: '20260001',
    name: '王小雨',
    roles: ['student'],
    districtId: 'd1',
    districtName: '海淀区',
    schoolId: 's1',
    schoolName: '第一中学',
    classGroupId: 'c1',
    classGroupName: '八年级（2）班',
    grade: 8,
    teaching: null,
    permissions: [],
    ...wanted,
  };
}
