import { failure, type Finding } from '../finding.ts';
import { isFramed, loadModule, sizeOf, type Loaded } from './built-module.ts';
import { languages, openApp, settle, type AppTrial, type Language } from './open-app.ts';
import { visitPages, type SaidByPlace, type Visit } from './visit-pages.ts';
import { bodyParts, withdraw } from './withdraw.ts';

export type { AppTrial } from './open-app.ts';

interface Seen {
  readonly findings: readonly Finding[];
  readonly said: SaidByPlace;
  /** Whether there is no sense in looking on. */
  readonly isHopeless: boolean;
}

/** A framed page loads itself. */
const framed: Loaded = { isThere: true, findings: [] };

async function tryIn(language: Language, trial: AppTrial, before: ReadonlyMap<string, string>): Promise<Seen> {
  const { life, app } = trial;
  const said: SaidByPlace = new Map();
  const open = await openApp(trial, language);
  try {
    await settle(open.page);
    const parts = await bodyParts(open.page);
    await life.installed.setEnabled('here', true);
    const loaded = isFramed(trial) ? framed : await loadModule(open.page, trial);
    if (!loaded.isThere) return { findings: loaded.findings, said, isHopeless: true };
    const visit: Visit = { open, trial, language, before, said, isMute: false };
    const visited = await visitPages(visit);
    const left = await withdraw(open, trial, parts);
    const faults = [...new Set(open.faults)].map((fault) => failure(`The ${app} app reports an error: ${fault.slice(0, 300)}`, app));
    return { findings: [...loaded.findings, ...visited, ...left, ...faults], said, isHopeless: visit.isMute };
  } finally {
    await open.context.close();
  }
}

/** Opens an app as somebody, brings the plugin into it, looks at all of its pages in both languages, and takes it out again. */
export async function tryApp(trial: AppTrial): Promise<Finding[]> {
  const { installed } = trial.life;
  const findings = await sizeOf(trial);
  let before: SaidByPlace = new Map();
  try {
    for (const language of languages) {
      await installed.setEnabled('here', false);
      const seen = await tryIn(language, trial, before);
      findings.push(...seen.findings);
      if (seen.isHopeless) break;
      before = seen.said;
    }
  } finally {
    await installed.setEnabled('here', true);
  }
  return findings;
}
