import { anonymousCaller } from '@fudao/plugin-sdk';
import { aboutOf, callableActions, callersOf, isRemoval, mayCall, type NamedAction } from '../exercise/actions.ts';
import { attempt, type CallOutcome } from '../exercise/call-outcome.ts';
import type { DistrictUsage } from '../exercise/exercise.ts';
import { fittingInput } from '../exercise/fitting-input.ts';
import { Marker } from '../exercise/marker.ts';
import type { Schema } from '../exercise/schema.ts';
import { failure, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import type { Person } from '../stage/people.ts';
import type { Kept } from '../stage/storage.ts';

const tries = 6;

/** Words of a district's people. */
const wordsOf = ({ byRole }: DistrictUsage, text: string): string[] => [...byRole.values()].flatMap(({ marker }) => marker.in(text));

/** Whether the manifest says, to whoever enables it, that holders of what this action asks for see other districts' data. */
function isShared({ source: { manifest } }: Life, { action }: NamedAction): boolean {
  const shared = new Set((manifest.privacy.shared ?? []).map(({ permission }) => permission));
  return Array.isArray(action.allow) && action.allow.length > 0 && action.allow.every((permission: string) => shared.has(permission));
}

function leaks(life: Life, outcomes: readonly CallOutcome[], of: DistrictUsage): Finding[] {
  // Who was given an id may well write it somewhere, and read it again.
  const sent = new Set(outcomes.flatMap(({ params }) => wordsOf(of, JSON.stringify(params))));
  return outcomes.flatMap(({ action, person, replyText }) => {
    if (isShared(life, action)) return [];
    const [word] = wordsOf(of, replyText).filter((one) => !sent.has(one));
    return word ? [failure(`${action.name} gave a ${person.role} of another district what somebody of this one wrote.`, action.name)] : [];
  });
}

/** Calls everything as the people of the other district, with what this one's answers gave: its ids, its keys. */
async function reachOver(life: Life, pool: DistrictUsage['pool'], marker: Marker): Promise<CallOutcome[]> {
  const { stage, installed, source } = life;
  const made: CallOutcome[] = [];
  for (const action of callableActions(installed.definition)) {
    if (isShared(life, action)) continue;
    for (const person of callersOf(source.manifest, action, stage.people.there.values())) {
      for (let variant = 0; variant < tries; variant++) {
        const input = { marker, pool, variant, isWhole: variant % 2 === 1, around: aboutOf(action) };
        const params = fittingInput(action.action.params as Schema, input) as Record<string, unknown>;
        made.push(await attempt(installed, stage.log, { action, person, params }));
      }
    }
  }
  await stage.settle();
  return made;
}

/** What of this district's words is no longer as it was. */
function changes(before: readonly Kept[], after: readonly Kept[], of: DistrictUsage, marker: Marker): Finding[] {
  const left = new Map<string, number>();
  for (const { place, text } of after) left.set(`${place}\n${text}`, (left.get(`${place}\n${text}`) ?? 0) + 1);
  const touched = before.filter(({ place, text }) => {
    if (wordsOf(of, text).length === 0) return false;
    const count = left.get(`${place}\n${text}`) ?? 0;
    left.set(`${place}\n${text}`, count - 1);
    return count <= 0;
  });
  const mixed = after.find(({ text }) => marker.isIn(text) && wordsOf(of, text).length > 0);
  if (mixed) return [failure(`Somebody of another district could write into what a person of this one keeps (${mixed.place}).`, mixed.place)];
  const [first] = touched;
  return first ? [failure(`Calls from another district changed or removed what people of this one wrote (${first.place}).`, first.place)] : [];
}

/** Everybody whom the manifest gives nothing: they get no answer, or one in which nobody's words stand. */
async function strangers(life: Life, of: DistrictUsage): Promise<Finding[]> {
  const { stage, installed, source } = life;
  const nobody: Person = { role: 'student', educationId: '', caller: anonymousCaller };
  const holdsNothing = ({ caller }: Person) => !Object.values(source.manifest.permissions).some(({ roles }) => caller.roles.some((role) => roles.includes(role)));
  const people = [...stage.people.here.values(), ...stage.people.anywhere.values()];
  const findings: Finding[] = [];
  for (const action of callableActions(installed.definition).filter((one) => !isRemoval(one))) {
    const outsiders = [nobody, ...people.filter((person) => !mayCall(source.manifest, action, person.caller) || holdsNothing(person))];
    for (const person of outsiders) {
      for (let variant = 0; variant < 3; variant++) {
        const params = fittingInput(action.action.params as Schema, { marker: new Marker(), pool: of.pool, variant, isWhole: variant === 1, around: aboutOf(action) }) as Record<string, unknown>;
        const { status, replyText } = await attempt(installed, stage.log, { action, person, params });
        if (status !== 200 || wordsOf(of, replyText).length === 0) continue;
        const who = person === nobody ? 'somebody who is not signed in' : `a ${person.role}, who holds none of its permissions,`;
        findings.push(failure(`${action.name} gives ${who} what people of the district wrote.`, action.name));
      }
    }
  }
  return findings;
}

export const isolationCheck: Check = {
  id: 'isolation',
  title: 'nobody of another district, or without a permission, reads or changes what people keep in it',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const { here, kept, there } = await life.used();
    const untouched = changes(kept, await life.kept(), here, new Marker());
    const intruder = new Marker();
    const before = await life.kept();
    const reached = await reachOver(life, here.pool, intruder);
    return withoutRepeats([
      ...leaks(life, there.outcomes, here),
      ...untouched,
      ...leaks(life, reached, here),
      ...changes(before, await life.kept(), here, intruder),
      ...(await strangers(life, here)),
    ]);
  },
};
