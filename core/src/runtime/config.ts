import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ConfigSchema, type Config } from './config-schema.ts';
import { environmentVariables } from './config-environment.ts';
import { missingStorageSettings } from './missing-storage-settings.ts';
import { compileSchema } from './validation.ts';

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

/** The variable that sets a path, so that a complaint names what the operator can change. */
function variableOf(path: string): string {
  const found = environmentVariables.find((variable) => variable.path.join('.') === path);
  return found ? ` (environment variable ${found.name})` : '';
}

function checkTogether(config: Config): void {
  if (config.nats.url && !config.database.url) {
    throw new ConfigError('FUDAO_NATS_URL needs FUDAO_DATABASE_URL: several nodes cannot share the embedded database.');
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
  const extra = environment['FUDAO_CONFIG'] ? readYaml(resolve(environment['FUDAO_CONFIG'])) : {};
  const defaults = readYaml(resolve(projectRoot, 'config/default.yaml'));
  const tree = [extra, fromEnvironment(environment), overrides].reduce(merge, defaults);
  const problems = compileSchema(ConfigSchema)(tree);
  if (problems) {
    const [problem] = problems;
    const path = problem!.field;
    throw new ConfigError(`The setting ${path || 'file'}${variableOf(path)} is wrong: it ${problem!.message}.`);
  }
  const config = tree as Config;
  checkTogether(config);
  config.dataFolder = resolve(config.dataFolder);
  if (config.production || config.database.url) config.demo = overrides['demo'] === true && !config.production;
  return Object.freeze(config);
}
