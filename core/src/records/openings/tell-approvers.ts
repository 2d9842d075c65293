import type { ActionContext } from '@fudao/plugin-sdk';
import { staffRoles, type Place, type StaffRole } from '../scope.ts';
import type { Opening } from './opening.ts';
import { findOpening } from './openings.repository.ts';
import { pushChange } from './push-change.ts';

/** Where a role is held that may decide on something of a place; the city has none of its own. */
function scopeIdOf(role: StaffRole, { schoolId, districtId }: Place): string | null {
  if (role === 'city-administrator') return '';
  return role === 'district-administrator' ? districtId : schoolId;
}

/** Who else may decide, level by level from the viewer's own on; levels without anybody are left out. */
async function approversOf({ call }: ActionContext<unknown>, opening: Opening): Promise<string[][]> {
  const levels: string[][] = [];
  for (const role of staffRoles.slice(Math.max(0, opening.viewerLevel - 1))) {
    const scopeId = scopeIdOf(role, opening);
    if (scopeId === null) continue;
    const holders = await call<{ accountId: string }[]>('identity.holdersOf', { role, scopeIds: [scopeId] });
    const others = holders.map(({ accountId }) => accountId).filter((id) => id !== opening.viewerId);
    if (others.length > 0) levels.push(others);
  }
  return levels;
}

/** Tells those of the lowest level who may let a waiting opening begin; the pages of all who may decide follow it. */
export async function tellApprovers(context: ActionContext<{ id: string }>): Promise<void> {
  const opening = await findOpening(context.db, context.params.id);
  if (!opening) return;
  const levels = await approversOf(context, opening);
  await context.transaction(async (work) => {
    pushChange(work, opening, levels.flat());
    for (const accountId of opening.state === 'waiting' ? (levels[0] ?? []) : []) {
      work.notify({
        accountId,
        kind: 'records.opening-waits',
        title: { 'zh-CN': '有一项内容调阅等待您审批', en: 'Somebody asks to see content: it waits for your approval' },
        link: `/records/openings/${opening.id}`,
      });
    }
  });
}
