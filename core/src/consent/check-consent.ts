import { isSameAsk, pluginPurposeOf, askOfPlugin, keyOf, type Ask, type AskKey } from './ask.ts';
import { decisionFor, type KnownStudent } from './consent-memory.ts';
import { basicService } from './consent-policy.ts';
import { asksFor, type ConsentParts } from './consent-parts.ts';
import { errors } from './errors.ts';
import type { ConsentCheck } from '../runtime/host/consent-door.ts';
import { standingOf, type Giver, type Standing } from './standing.ts';

export interface Checked {
  readonly allowed: boolean;
  readonly givenBy: Giver | null;
  readonly since: number | null;
  readonly why?: string;
}

export const standingFor = (parts: ConsentParts, student: KnownStudent, ask: Ask): Standing =>
  standingOf(ask, decisionFor(student, ask), student.birthDate, { today: parts.day.today(), graceDays: parts.policy.graceDays });

const nothing = (why: string): Checked => ({ allowed: false, givenBy: null, since: null, why });

/** Whether somebody's data may be used for a purpose. What nobody is asked for is not allowed. */
export async function checkConsent(parts: ConsentParts, studentId: string, key: AskKey): Promise<Checked> {
  const student = await parts.memory.find(studentId);
  if (!student) return nothing('unknown-student');
  const ask = asksFor(parts, student).find((one) => isSameAsk(one, key));
  if (!ask) return nothing('not-asked');
  const { isAllowed, state } = standingFor(parts, student, ask);
  const decision = decisionFor(student, ask);
  const said = state === 'missing' ? undefined : decision;
  return {
    allowed: isAllowed,
    givenBy: said?.givenBy ?? null,
    since: said?.at ?? null,
    ...(!isAllowed && { why: state }),
  };
}

const isBasicRequired = ({ policy: { basicServiceRequiredFrom: from }, day }: ConsentParts) => from !== null && from <= day.today();

function demandBasic(parts: ConsentParts, student: KnownStudent | undefined): void {
  const purpose = parts.policy.purposes.find(({ id }) => id === basicService)!;
  const ask: Ask = { ...purpose, purpose: basicService, pluginId: '', version: String(purpose.version) };
  if (!student || !standingFor(parts, student, ask).isAllowed) throw errors.BASIC_NEEDED();
}

function demandAsk(parts: ConsentParts, student: KnownStudent | undefined, ask: Ask): void {
  if (student && standingFor(parts, student, ask).isAllowed) return;
  throw errors.NEEDED({ name: ask.name, plugin: ask.pluginId, purpose: keyOf(ask).trim() });
}

/** What stands at the door to plugins: of who is known it says at once whether a call may pass. */
export function createPluginCheck(parts: ConsentParts): ConsentCheck {
  const purpose = pluginPurposeOf(parts.policy);
  return (plugin, { id }) => {
    const isBasic = isBasicRequired(parts);
    const plugins = purpose && parts.pluginAskOf(plugin);
    if (!plugins && !isBasic) return undefined;
    const demand = (student: KnownStudent | undefined) => {
      if (isBasic) demandBasic(parts, student);
      if (plugins) demandAsk(parts, student, askOfPlugin(purpose, plugins));
    };
    const known = parts.memory.peek(id);
    if (!known) return parts.memory.find(id).then(demand);
    demand(known);
    return undefined;
  };
}
