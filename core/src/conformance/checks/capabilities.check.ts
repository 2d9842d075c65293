import type { ActionDirectory } from '../../runtime/host/action-directory.ts';
import { capabilitySentences } from '../../plugin-manager/capability-sentences.ts';
import { failure, warning, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { SourceFile } from '../subject/source-files.ts';
import { callsOf, textLiterals } from '../subject/text-literals.ts';

interface Use {
  readonly capability: string;
  readonly action: string;
  readonly where: string;
  /** A method of that name may be another's: a library's, in what was packed. */
  readonly isCertain: boolean;
}

const methods = { record: 'records.append', notify: 'notifications.send' } as const;

const actionName = /^[a-z][a-z0-9-]*(?:\.[a-zA-Z][\w-]*){1,2}$/;

/** What the source of a server uses of the core, as far as it can be read. */
function usesOf(files: readonly SourceFile[], pluginId: string, actions: ActionDirectory): { uses: Use[]; unknown: Finding[] } {
  const uses: Use[] = [];
  const unknown: Finding[] = [];
  for (const { path, text } of files) {
    for (const [action, capability] of Object.entries(methods)) {
      for (const { line, begins } of callsOf(text, action)) {
        uses.push({ capability, action, where: `${path}:${line}`, isCertain: /^\s*\{[^}]*\bkind\b/.test(begins) });
      }
    }
    for (const literal of textLiterals(text)) {
      if (!actionName.test(literal.text) || literal.text.startsWith(`${pluginId}.`)) continue;
      const where = `${path}:${literal.line}`;
      const known = actions.get(literal.text);
      const capability = known?.definition.capability;
      if (capability) uses.push({ capability, action: literal.text, where, isCertain: true });
      else if (literal.argumentOf === 'call' || literal.argumentOf === 'defer') {
        const why = known ? 'takes no calls of plugins (it has no capability)' : 'does not exist';
        unknown.push(failure(`It calls ${literal.text}, which ${why}.`, where));
      }
    }
  }
  return { uses, unknown };
}

export const capabilitiesCheck: Check = {
  id: 'capabilities',
  title: 'it uses of the core what its manifest declares, and nothing else',
  needs: 'platform',
  run: async (trial) => {
    const { manifest } = trial.source;
    const stage = await trial.stage();
    const declared = new Set(manifest.capabilities);
    const { uses, unknown } = usesOf(trial.subject.server, manifest.id, stage.platform.node.runtime.host.actions);
    const used = new Set(uses.map(({ capability }) => capability));
    const undeclared = uses.filter(({ capability, isCertain }) => isCertain && !declared.has(capability));
    const idle = [...declared].filter((capability) => !used.has(capability) && capability in capabilitySentences);
    const life = await trial.life();
    const refused = life.problem ? [] : await refusedWhileUsed(trial);
    return withoutRepeats([
      ...unknown,
      ...undeclared.map(({ capability, action, where }) => failure(`It uses ${action}, which needs the capability "${capability}"; the manifest does not declare it.`, where)),
      ...refused,
      ...idle.map((capability) => warning(`It declares the capability "${capability}" and nothing in its source uses it.`, 'capabilities')),
    ]);
  },
};

async function refusedWhileUsed(trial: Parameters<Check['run']>[0]): Promise<Finding[]> {
  const { here, there } = await (await trial.running()).used();
  return [...here.outcomes, ...there.outcomes]
    .filter(({ code }) => code === 'FUDAO_CAPABILITY_REFUSED')
    .map(({ action, replyText }) => failure(`${action.name} was refused while it ran: ${replyText}`, action.name));
}
