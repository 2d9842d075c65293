import { commonErrors, type ActionContext, type LockingSqlScope } from '@fudao/plugin-sdk';
import { currentScope, type Scope } from '../level.ts';
import { isInScope, type Case } from './case.ts';
import { lockCase } from './cases.repository.ts';
import { findReportBy } from './reports.repository.ts';

/** A case of the reader's queue, held. @throws NOT_FOUND also where it is about the reader, or reported by the reader */
export async function lockReadable(context: ActionContext<{ id: string }>, db: LockingSqlScope): Promise<{ one: Case; scope: Scope }> {
  const { caller, params } = context;
  const scope = await currentScope(context, caller.id);
  const one = await lockCase(db, params.id);
  const isOthers = one && isInScope(scope, one) && one.aboutId !== caller.id && !(await findReportBy(db, one.id, caller.id));
  if (!isOthers) throw commonErrors.NOT_FOUND();
  return { one, scope };
}
