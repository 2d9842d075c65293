import type { DocumentScope, Work } from '@fudao/plugin-sdk';
import { confinedErrors } from './errors.ts';
import type { ConfinedCall } from './confined-call.ts';

type Args = readonly unknown[];

const LOGICAL = /^[a-z][a-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*){1,2}$/;
const longestName = 200;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wrong(reason: string): Error {
  return confinedErrors.NOT_UNDERSTOOD({ reason });
}

function textOf(value: unknown, what: string): string {
  if (typeof value === 'string' && value.length <= longestName) return value;
  throw wrong(`${what} is a text of at most ${longestName} characters`);
}

/** The name that plugins call an action by; nothing that Moleculer knows besides. */
function actionOf(value: unknown): string {
  const name = textOf(value, 'an action');
  if (LOGICAL.test(name)) return name;
  throw wrong('an action is called by its logical name');
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (isPlain(value)) return value;
  throw wrong(`${what} is an object`);
}

/** Of an audience only what one has, in its own form: it goes to every gateway. */
function audienceOf(value: unknown): never {
  const { accounts, districts, role, teaching, ...more } = objectOf(value, 'an audience');
  const areTexts = (list: unknown) => list === undefined || (Array.isArray(list) && list.every((each) => typeof each === 'string'));
  const isTeaching = teaching === undefined || (isPlain(teaching) && typeof teaching['subject'] === 'string' && Number.isInteger(teaching['grade']));
  const isRole = role === undefined || typeof role === 'string';
  if (!areTexts(accounts) || !areTexts(districts) || !isRole || !isTeaching || Object.keys(more).length > 0) {
    throw wrong('an audience has accounts, districts, a role, or a subject and grade');
  }
  return value as never;
}

type DocumentMethod = keyof DocumentScope;
const arity: Readonly<Record<DocumentMethod, number>> = { get: 2, put: 4, delete: 3, list: 2, count: 2 };

function onDocuments(documents: DocumentScope, method: DocumentMethod, args: Args): Promise<unknown> {
  const run = documents[method] as (...given: Args) => Promise<unknown>;
  return run.apply(documents, args.slice(0, arity[method]));
}

const prefix = 'documents.';

/** Does what a child asks for and waits for, with the rights of its call. Undefined where there is no such thing. */
export function performAsk(call: ConfinedCall, work: Work | undefined, method: string, args: Args): Promise<unknown> | undefined {
  if (method.startsWith(prefix)) {
    const name = method.slice(prefix.length);
    if (!Object.hasOwn(arity, name)) return undefined;
    if (!work && (name === 'put' || name === 'delete')) call.hasEffect = true;
    return onDocuments((work ?? call.context).documents, name as DocumentMethod, args);
  }
  if (method !== 'call') return undefined;
  const [action, params] = [actionOf(args[0]), objectOf(args[1], 'what an action takes')];
  call.hasEffect = true;
  return call.context.call(action, params);
}

/** Does what a child tells without waiting: within a transaction, or by itself. @throws why not */
export function performTold(call: ConfinedCall, work: Work | undefined, method: string, args: Args): void {
  const [first, second, third] = args;
  if (method === 'push') {
    if (!work) call.hasEffect = true;
    return (work ?? call.context).push(audienceOf(first), textOf(second, 'an event'), objectOf(third, 'a payload'));
  }
  if (!work) throw wrong(`${method} belongs into a transaction`);
  if (method === 'emit') return work.emit(textOf(first, 'an event'), objectOf(second, 'a payload'));
  if (method === 'defer') return work.defer(actionOf(first), objectOf(second, 'what an action takes'));
  if (method === 'record') return work.record(objectOf(first, 'a record') as never);
  if (method === 'notify') return work.notify(objectOf(first, 'a notification') as never);
  throw wrong(`there is no ${method}`);
}
