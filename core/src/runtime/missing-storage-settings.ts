import { environmentVariables } from './config-environment.ts';
import type { Config } from './config-schema.ts';

type Storage = Config['storage'];

const required: readonly (keyof Storage)[] = ['endpoint', 'bucket', 'accessKeyId', 'secretAccessKey'];

/** Variables that object storage lacks to be complete; none are missing where it is not wanted at all. */
export function missingStorageSettings(storage: Storage): string[] {
  if (Object.values(storage).every((value) => !value)) return [];
  return required.filter((setting) => !storage[setting]).map(variableOf);
}

function variableOf(setting: string): string {
  return environmentVariables.find(({ path }) => path[0] === 'storage' && path[1] === setting)!.name;
}
