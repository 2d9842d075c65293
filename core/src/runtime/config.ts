import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ConfigSchema, type Config } from './config-schema.ts';
import { environmentVariables, knownVariables, settingsFileVariable, unknownVariables } from './config-environment.ts';
import { jitsiSettingsProblem } from './jitsi-settings-problem.ts';
import { missingStorageSettings } from './missing-storage-settings.ts';
import { compileSchema, type FieldProblem } from './validation.ts';

export type { Config } from './config-schema.ts';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** A setting is wrong; the message is a sentence for the operator. */
export class ConfigError extends Error {}

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return merged;
}

function readYaml(file: string): Tree {
  try {
    return (parse(readFileSync(file, 'utf8')) ?? {}) as Tree;
  } catch (cause) {
    throw new ConfigError(`The settings file ${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function fromEnvironment(environment: NodeJS.ProcessEnv): Tree {
  let tree: Tree = {};
  for (const { name, path, parse: parseText } of environmentVariables) {
    const text = environment[name];
    if (text === undefined || text === '') continue;
    tree = merge(tree, path.reduceRight<unknown>((value, key) => ({ [key]: value }), parseText(text)) as Tree);
  }
  return tree;
}

function checkNames(environment: NodeJS.ProcessEnv): void {
  const [unknown] = unknownVariables(environment);
  if (unknown === undefined) return;
  throw new ConfigError(
    `There is no setting ${unknown}. The environment variables are: ${knownVariables.join(', ')}, PORT.`,
  );
}

/** Names the variable that sets a path, so that the operator knows what to change. */
function complaint({ field, message }: Pick<FieldProblem, 'field' | 'message'>): string {
  const { name, example } = environmentVariables.find(({ path }) => path.join('.') === field) ?? {};
  const variable = name ? ` (environment variable ${name})` : '';
  return `The setting ${field || 'file'}${variable} is wrong: it ${message}${example ? `, for example ${example}` : ''}.`;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function checkTogether(config: Config): void {
  if (!isTimeZone(config.timeZone)) {
    const problem = { field: 'timeZone', message: 'must be a time zone such as Asia/Shanghai' };
    throw new ConfigError(complaint(problem));
  }
  if (config.nats.url && !config.database.url) {
    throw new ConfigError('FUDAO_NATS_URL needs FUDAO_DATABASE_URL: several nodes cannot share the embedded database.');
  }
  if (config.mail.url && !config.mail.from) {
    throw new ConfigError('FUDAO_MAIL_URL needs FUDAO_MAIL_FROM, for example Fudao <no-reply@example.org>.');
  }
  const jitsiProblem = jitsiSettingsProblem(config.jitsi);
  if (jitsiProblem) throw new ConfigError(jitsiProblem);
  if ((config.media.turnUrls.length > 0) !== (config.media.turnSecret !== undefined)) {
    throw new ConfigError('FUDAO_TURN_URLS and FUDAO_TURN_SECRET go together.');
  }
  const withoutStorage = missingStorageSettings(config.storage);
  if (withoutStorage.length > 0) {
    const sentence = `Object storage is set up only in part; missing: ${withoutStorage.join(', ')}.`;
    throw new ConfigError(`${sentence} Set them, or leave out all of FUDAO_S3_* to keep files in the data folder.`);
  }
  if (!config.production) return;
  const missing = [
    [config.identity.tokenSecret, 'FUDAO_TOKEN_SECRET'],
    [config.records.masterKey, 'FUDAO_RECORDS_KEY'],
  ].filter(([value]) => !value);
  if (missing.length > 0) {
    throw new ConfigError(`In production these settings are required: ${missing.map(([, name]) => name).join(', ')}.`);
  }
}

/**
 * All settings, checked and frozen.
 * @throws ConfigError with a sentence that names the setting, its value and what it should be.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env, overrides: Tree = {}): Config {
  checkNames(environment);
  const file = environment[settingsFileVariable];
  const extra = file ? readYaml(resolve(file)) : {};
  const defaults = readYaml(resolve(projectRoot, 'config/default.yaml'));
  const tree = [extra, fromEnvironment(environment), overrides].reduce(merge, defaults);
  const [problem] = compileSchema(ConfigSchema)(tree) ?? [];
  if (problem) throw new ConfigError(complaint(problem));
  const config = tree as Config;
  checkTogether(config);
  config.dataFolder = resolve(config.dataFolder);
  if (config.production || config.database.url) config.demo = overrides['demo'] === true && !config.production;
  return Object.freeze(config);
}
