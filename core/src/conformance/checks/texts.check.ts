import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest } from '@fudao/plugin-sdk';
import { failure, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Subject } from '../subject/subject.ts';
import type { Trial } from '../trial.ts';
import { findingOfText, findingsOfTextFiles } from './local-text-rules.ts';

interface Setting {
  readonly enum?: readonly unknown[];
  readonly 'x-title'?: unknown;
  readonly 'x-description'?: unknown;
  readonly 'x-enum-titles'?: Readonly<Record<string, unknown>>;
}

function textsOfSetting([name, setting]: [string, Setting]): Finding[] {
  const where = `settings.${name}`;
  const titles = setting['x-enum-titles'] ?? {};
  return [
    ...findingOfText(setting['x-title'], `${where}.x-title`),
    ...(setting['x-description'] ? findingOfText(setting['x-description'], `${where}.x-description`) : []),
    ...(setting.enum ?? []).flatMap((choice) => findingOfText(titles[String(choice)], `${where}.x-enum-titles.${String(choice)}`)),
  ];
}

function textsOfManifest({ name, summary, description, permissions, settings, contributes, privacy }: Manifest): Finding[] {
  const properties = (settings?.['properties'] ?? {}) as Record<string, Setting>;
  const navigation = (['student', 'admin'] as const).flatMap((app) =>
    (contributes?.[app]?.navigation ?? []).map(({ route, label }) => [`contributes.${app}.navigation ${route}`, label] as const),
  );
  return [
    ...findingOfText(name, 'name'),
    ...findingOfText(summary, 'summary'),
    ...(description ? findingOfText(description, 'description') : []),
    ...Object.entries(permissions).flatMap(([key, { risk }]) => findingOfText(risk, `permissions.${key}.risk`)),
    ...Object.entries(properties).flatMap(textsOfSetting),
    ...navigation.flatMap(([where, label]) => findingOfText(label, where)),
    ...Object.entries(contributes?.notifications ?? {}).flatMap(([kind, { label, notice }]) => [
      ...findingOfText(label, `contributes.notifications.${kind}.label`),
      ...findingOfText(notice, `contributes.notifications.${kind}.notice`),
    ]),
    ...(privacy.shared ?? []).flatMap(({ permission, what }) => findingOfText(what, `privacy.shared.${permission}`)),
    ...(privacy.stays ?? []).flatMap(({ role, what }) => findingOfText(what, `privacy.stays.${role}`)),
    ...privacy.holds.flatMap((text, index) => findingOfText(text, `privacy.holds.${index}`)),
  ];
}

/** The texts that a module of texts exports, whatever it calls them. */
async function loadTexts(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const [only] = Object.values(module).filter((value) => typeof value === 'object');
  return only;
}

/** Texts of the interface stand in modules named by their language, side by side. */
async function textsOfUi({ ui, folder }: Subject): Promise<Finding[]> {
  const paths = new Set(ui.map(({ path }) => path));
  const findings: Finding[] = [];
  for (const path of paths) {
    const language = /\/(zh-CN|en)\.[jt]s$/.exec(path)?.[1];
    if (!language) continue;
    const other = path.replace(/(zh-CN|en)(?=\.[jt]s$)/, language === 'en' ? 'zh-CN' : 'en');
    if (!paths.has(other)) findings.push(failure(`${path} has no counterpart ${other}.`, path));
    else if (language === 'en') {
      findings.push(...findingsOfTextFiles(await loadTexts(join(folder, other)), await loadTexts(join(folder, path)), dirname(path)));
    }
  }
  return findings;
}

type ErrorTable = Record<string, { message?: unknown }>;
type WithErrors = { errors?: { $table?: ErrorTable } };

/** The server's own sentences, read without the platform; of a confined one, from its process: nothing of it is loaded into this one. */
async function errorTableOf(trial: Trial): Promise<ErrorTable> {
  if (trial.options.trust === 'confined') {
    const life = await trial.life();
    return life.problem === undefined ? ((life.installed.definition as WithErrors).errors?.$table ?? {}) : {};
  }
  const module = (await import(pathToFileURL(trial.source.entry).href).catch(() => ({}))) as { default?: WithErrors };
  return module.default?.errors?.$table ?? {};
}

async function textsOfErrors(trial: Trial): Promise<Finding[]> {
  const table = await errorTableOf(trial);
  return Object.entries(table).flatMap(([code, { message }]) => findingOfText(message, `errors ${code}`));
}

export const textsCheck: Check = {
  id: 'texts',
  title: 'every text for people is there in Chinese and in English',
  needs: 'files',
  run: async (trial) => [
    ...textsOfManifest(trial.source.manifest),
    ...(await textsOfErrors(trial)),
    ...(trial.options.trust === 'trusted' ? await textsOfUi(trial.subject) : []),
  ],
};
