import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ConfigError, projectRoot } from '../../runtime/config.ts';
import { compileSchema } from '../../runtime/validation.ts';
import { contradictionsIn } from './contradiction.ts';
import { RulesSchema, type Rules } from './rules-schema.ts';

const fileName = 'config/policies/programme.yaml';
const check = compileSchema(RulesSchema);

/**
 * The rules that a new city starts with.
 * @throws ConfigError with a sentence for the operator
 */
export function readProgramme(file = join(projectRoot, fileName)): Rules {
  const rules: unknown = parse(readFileSync(file, 'utf8'));
  const [problem] = check(rules) ?? [];
  if (problem) throw new ConfigError(`The rule ${problem.field || 'file'} of ${fileName} is wrong: it ${problem.message}.`);
  const [contradiction] = contradictionsIn(rules as Rules);
  if (contradiction) throw new ConfigError(`The rules of ${fileName} contradict each other: ${contradiction.en}.`);
  return rules as Rules;
}
