import type { CallAction, Caller } from '@fudao/plugin-sdk';
import { callerOf, type Account, type AccountRecord, type ManagedAccount } from './account.ts';

interface Named {
  id: string;
  name: string;
}

interface Registers {
  districts: Named[];
  schools: Named[];
  classGroups: Named[];
}

const present = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
const nameIn = (named: readonly Named[], id: string | null) => named.find((each) => each.id === id)?.name ?? null;

/** The context of a handler; its `call` must be called on it. */
interface Calling {
  call: CallAction;
}

/** The names of all places that some accounts belong to, in one call. */
function lookUpPlaces(context: Calling, accounts: readonly AccountRecord[]): Promise<Registers> {
  return context.call<Registers>('organisation.lookup', {
    districtIds: present(accounts.map(({ districtId }) => districtId)),
    schoolIds: present(accounts.map(({ schoolId }) => schoolId)),
    classGroupIds: present(accounts.map(({ classGroupId }) => classGroupId)),
  });
}

function describe(account: AccountRecord, registers: Registers) {
  const { id, educationId, name, roles, districtId, schoolId, classGroupId, grade, teaching } = account;
  return {
    ...{ id, educationId, name, roles, districtId, schoolId, classGroupId, grade },
    teaching: teaching && {
      subjects: [...teaching.subjects],
      grades: [...teaching.grades],
      reviews: [...teaching.reviews],
    },
    districtName: nameIn(registers.districts, districtId),
    schoolName: nameIn(registers.schools, schoolId),
    classGroupName: nameIn(registers.classGroups, classGroupId),
  };
}

export async function viewManagedAccounts(
  context: Calling,
  accounts: readonly AccountRecord[],
): Promise<ManagedAccount[]> {
  const registers = await lookUpPlaces(context, accounts);
  return accounts.map((account) => ({
    ...describe(account, registers),
    kind: account.kind,
    status: account.status === 'active' ? ('active' as const) : ('suspended' as const),
  }));
}

/** The signed-in account as its app shows it. */
export async function viewAccount(
  context: Calling,
  account: AccountRecord,
  permissionsFor: (caller: Caller) => readonly string[],
): Promise<Account> {
  return {
    ...describe(account, await lookUpPlaces(context, [account])),
    permissions: [...permissionsFor(callerOf(account, ''))],
  };
}
