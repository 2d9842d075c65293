import type { HostContext } from './confined-call.ts';

/** Callers that a child is told to remember; beyond, the oldest makes room. */
const remembered = 500;

/** What a child knows of a caller. */
interface Told {
  /** Its number for the caller; undefined once another has that. */
  who: number | undefined;
  readonly districtId: string | null;
  readonly settings: object;
  readonly may: string;
}

/** Who calls, without what is no plugin's business: the sign-in that it belongs to. */
function jsonOfCaller({ caller }: HostContext): string {
  return JSON.stringify(caller.sessionId === null ? caller : { ...caller, sessionId: null });
}

function jsonOfPermissions({ caller, may }: HostContext, permissions: readonly string[]): string {
  return caller.kind === 'system' ? 'true' : JSON.stringify(permissions.filter(may));
}

function jsonOfPerson(context: HostContext, may: string): string {
  return (
    `"caller":${jsonOfCaller(context)},"districtId":${JSON.stringify(context.districtId)},` +
    `"settings":${JSON.stringify(context.settings)},"may":${may}`
  );
}

/**
 * What one child was told of those who call it: who somebody is, is said once and again when it has changed, and every
 * call says but a number. A caller is one frozen object for as long as its token is remembered, and the settings of a
 * release in a district are one until they change.
 */
export class CallFactsTold {
  readonly #told = new WeakMap<object, Told>();
  readonly #places: (Told | undefined)[] = Array.from({ length: remembered });
  #next = 0;

  /**
   * What a handler in the child is told of its call (`CallFacts`), as JSON. It counts as told: what can still fail
   * stands before it, or the child would take the caller for whoever had the number before.
   */
  json(context: HostContext, permissions: readonly string[]): string {
    const { caller, districtId, settings } = context;
    const may = jsonOfPermissions(context, permissions);
    const ofCall = `"requestId":${JSON.stringify(context.requestId)},"at":${context.now().getTime()}`;
    const known = this.#told.get(caller);
    if (known?.who !== undefined && known.settings === settings && known.may === may && known.districtId === districtId) {
      return `{"who":${known.who},${ofCall}}`;
    }
    const ofPerson = jsonOfPerson(context, may);
    const who = known?.who ?? this.#place();
    this.#told.set(caller, (this.#places[who] = { who, districtId, settings, may }));
    return `{"who":${who},${ofPerson},${ofCall}}`;
  }

  /** A message did not leave after all: nothing counts as told. */
  forget(): void {
    for (const told of this.#places) if (told) told.who = undefined;
  }

  #place(): number {
    const who = this.#next;
    this.#next = (who + 1) % remembered;
    const before = this.#places[who];
    if (before) before.who = undefined;
    return who;
  }
}
