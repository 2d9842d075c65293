import { FudaoError, type CallAction } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findPeople, type Person } from '../level.ts';
import type { Target } from './case.ts';

/** What is reported, as it stands at this moment, and who is behind it. */
export interface Reported {
  readonly about: Person | null;
  readonly text: string;
}

interface Content {
  readonly authorId: string | null;
  readonly text: string;
}

const longestText = 8_000;

/**
 * A plugin whose content can be reported has an action `safety.content`: asked in the reporter's name, it gives who wrote
 * the thing and its text, and "not found" where this person may not see it.
 */
async function readContent(call: CallAction, { pluginId, kind, id }: Target): Promise<Content> {
  try {
    return await call<Content>(`${pluginId}.safety.content`, { kind, id });
  } catch (error) {
    // A plugin that is not there, not enabled or has nothing to report is the same to who asks.
    const isNone = error instanceof FudaoError && ([400, 403, 404].includes(error.spec.status) || error.code === 'FUDAO_UNAVAILABLE');
    throw isNone ? errors.NOT_REPORTABLE({}, { cause: error }) : error;
  }
}

/** Reported is the person behind a thing: what was seen of them stands for why. @throws NOT_REPORTABLE where nobody is known */
function personBehind({ about, text }: Reported): { target: Target; reported: Reported } {
  if (!about) throw errors.NOT_REPORTABLE();
  return { target: { pluginId: null, kind: 'person', id: about.id }, reported: { about, text } };
}

/** What a report is about. @throws NOT_REPORTABLE where the caller cannot see it */
export async function resolveTarget(context: { readonly call: CallAction }, given: Target, ofAuthor: boolean): Promise<{ target: Target; reported: Reported }> {
  const reported = await readTarget(context, given);
  return ofAuthor ? personBehind(reported) : { target: given, reported };
}

async function readTarget(context: { readonly call: CallAction }, target: Target): Promise<Reported> {
  if (target.pluginId === null) {
    if (target.kind !== 'person') throw errors.NOT_REPORTABLE();
    const about = (await findPeople(context, [target.id])).get(target.id);
    if (!about) throw errors.NOT_REPORTABLE();
    return { about, text: '' };
  }
  const { authorId, text } = await readContent(context.call, target);
  const about = authorId === null ? undefined : (await findPeople(context, [authorId])).get(authorId);
  return { about: about ?? null, text: String(text).slice(0, longestText) };
}
