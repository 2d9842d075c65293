import type { Role } from '@fudao/plugin-sdk';
import type { Usage } from '../exercise/exercise.ts';
import { failure, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import type { Kept } from '../stage/storage.ts';

/** The words of a person that are kept, by where they stand. */
function wordsKept(kept: readonly Kept[], { marker }: Usage): Map<string, string> {
  return new Map(kept.flatMap(({ place, text }) => marker.in(text).map((word) => [word, place] as const)));
}

/** What the manifest says stays of people of a role, without saying whose it was. */
const staysOf = ({ source }: Life, role: Role): boolean => (source.manifest.privacy.stays ?? []).some((one) => one.role === role);

async function exported(life: Life, usage: Usage, others: readonly Usage[], kept: readonly Kept[]): Promise<Finding[]> {
  const { person } = usage;
  const text = await life.installed.exportPerson(person.caller.id).then(JSON.stringify, (error: Error) => error);
  if (text instanceof Error) return [failure(`The export of a ${person.role} failed: ${text.message}`)];
  const missing = [...wordsKept(kept, usage)].filter(([word]) => !text.includes(word));
  const foreign = others.find(({ marker }) => marker.isIn(text));
  return [
    ...missing.slice(0, 1).map(([, place]) => failure(`The export of a ${person.role} lacks what the person wrote into ${place}.`, place)),
    ...(foreign ? [failure(`The export of a ${person.role} holds what a ${foreign.person.role} wrote.`)] : []),
  ];
}

async function erased(life: Life, usage: Usage, before: readonly Kept[]): Promise<Finding[]> {
  const { person } = usage;
  const complaint = await life.installed.erasePerson(person.caller.id).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (complaint !== undefined) return [failure(`The erasure of a ${person.role} failed: ${complaint}`)];
  await life.stage.settle();
  const after = await life.kept();
  const { id, name } = person.caller;
  const left = [...wordsKept(after, usage)];
  const named = after.find(({ text }) => text.includes(id) || (name.length > 1 && text.includes(name)));
  const wasNamed = before.some(({ text }) => text.includes(id) || text.includes(name));
  return [
    ...(staysOf(life, person.role) ? [] : left.slice(0, 1).map(([, place]) => failure(`After the erasure of a ${person.role} what the person wrote still stands in ${place}.`, place))),
    ...(named && wasNamed ? [failure(`After the erasure of a ${person.role} ${named.place} still names the person.`, named.place)] : []),
  ];
}

/** Nothing of anybody else may go with a person. */
function othersLost(before: readonly Kept[], after: readonly Kept[], others: readonly Usage[]): Finding[] {
  for (const usage of others) {
    const still = wordsKept(after, usage);
    const lost = [...wordsKept(before, usage)].find(([word]) => !still.has(word));
    if (lost) return [failure(`The erasure of one person removed what another one wrote into ${lost[1]}.`, lost[1])];
  }
  return [];
}

export const privacyCheck: Check = {
  id: 'privacy',
  title: 'the export of a person is whole; after an erasure nothing of the person is left, and all of everybody else',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const { here, there } = await life.used();
    const findings: Finding[] = [];
    const usages = [...here.byRole.values()];
    for (const usage of usages) {
      const others = [...usages.filter((one) => one !== usage), ...there.byRole.values()];
      const before = await life.kept();
      findings.push(...(await exported(life, usage, others, before)));
      findings.push(...(await erased(life, usage, before)));
      const elsewhere = [...there.byRole.values()];
      findings.push(...othersLost(before, await life.kept(), elsewhere));
    }
    return withoutRepeats(findings);
  },
};
