import type { DeclaredActivity } from '@fudao/plugin-sdk';
import type { CallMeta, Owner } from './call-meta.ts';
import { HandlerContext } from './handler-context.ts';
import type { HostServices } from './host-services.ts';

/** Asks on the platform's own part, whoever's action it is. */
const host: Owner = { kind: 'core', id: 'policy' };

const partyOf: Readonly<Record<DeclaredActivity, 'studentId' | 'teacherId'>> = { ask: 'studentId', answer: 'teacherId' };

/**
 * Asks the programme's rules whether the caller may begin what an action declares.
 * @throws the refusal of the rule, with its sentence and the next moment
 */
export async function demandActivity(services: HostServices, activity: DeclaredActivity, meta: CallMeta): Promise<void> {
  const { caller, requestId, language } = meta;
  if (caller.kind === 'system') return;
  const asked = { caller, requestId, ...(language && { language }) };
  await new HandlerContext(services, host, asked, {}).call('policy.demand', { activity, [partyOf[activity]]: caller.id });
}
