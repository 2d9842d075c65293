import type { HostContext } from './confined-call.ts';

const settingsJson = new WeakMap<object, string>();

/** Settings of a release in a district are one object until they change. */
function jsonOfSettings(settings: object): string {
  const known = settingsJson.get(settings);
  if (known !== undefined) return known;
  const json = JSON.stringify(settings);
  settingsJson.set(settings, json);
  return json;
}

/** Who calls, without what is no plugin's business: the sign-in that it belongs to. */
function jsonOfCaller({ caller }: HostContext): string {
  return JSON.stringify(caller.sessionId === null ? caller : { ...caller, sessionId: null });
}

function jsonOfPermissions({ caller, may }: HostContext, permissions: readonly string[]): string {
  return caller.kind === 'system' ? 'true' : JSON.stringify(permissions.filter(may));
}

/** What a handler in the child is told of its call (`CallFacts`), as JSON. */
export function factsJson(context: HostContext, permissions: readonly string[]): string {
  return (
    `{"caller":${jsonOfCaller(context)},"districtId":${JSON.stringify(context.districtId)},` +
    `"requestId":${JSON.stringify(context.requestId)},"settings":${jsonOfSettings(context.settings)},` +
    `"may":${jsonOfPermissions(context, permissions)},"at":${context.now().getTime()}}`
  );
}
