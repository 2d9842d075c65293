import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

/** Schema of config/policies/media.yaml, which says what each figure is for. */
export const MediaPolicySchema = Type.Object(
  { presenceDays: Type.Integer({ minimum: 30, maximum: 36_500 }), roomDays: Type.Integer({ minimum: 30, maximum: 36_500 }) },
  { additionalProperties: false },
);
export type MediaPolicy = Static<typeof MediaPolicySchema>;

/** @throws ConfigError with a sentence for the operator */
export function parseMediaPolicy(content: string): MediaPolicy {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(MediaPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/media.yaml is wrong: ${problem.field} ${problem.message}.`);
  const policy = tree as MediaPolicy;
  if (policy.roomDays < policy.presenceDays) throw new ConfigError('config/policies/media.yaml is wrong: a room is kept at least as long as its lines: roomDays is less than presenceDays.');
  return policy;
}

/** Read before the room's timers begin, so at once. */
export function readMediaPolicy(): MediaPolicy {
  return parseMediaPolicy(readFileSync(join(projectRoot, 'config/policies/media.yaml'), 'utf8'));
}
