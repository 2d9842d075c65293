import { Type, type Static } from '@fudao/plugin-sdk';
import { compileSchema } from '../../runtime/validation.ts';
import type { PackageFiles } from './archive-writer.ts';
import { packageErrors } from './errors.ts';
import { uiBuildFile } from './file-kind.ts';

const ModuleName = Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._-]+\\.(?:js|html)$' }));

const UiBuildSchema = Type.Object(
  { hash: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }), student: ModuleName, admin: ModuleName },
  { additionalProperties: false },
);

/** What the build of an interface says of itself: its folder, and the module of each app in it. */
export type UiBuild = Static<typeof UiBuildSchema>;

function parse(content: Buffer): UiBuild {
  let value: unknown;
  try {
    value = JSON.parse(content.toString('utf8'));
  } catch (cause) {
    throw packageErrors.UI_WRONG({ reason: `${uiBuildFile} is no JSON` }, { cause });
  }
  const [problem] = compileSchema(UiBuildSchema)(value) ?? [];
  if (problem)
    throw packageErrors.UI_WRONG({ reason: `${uiBuildFile}: ${problem.field || 'the file'} ${problem.message}` });
  return value as UiBuild;
}

/** @throws PACKAGE_UI_WRONG, also where files lie about that the build does not name */
export function readUiBuild(files: PackageFiles): UiBuild | undefined {
  const content = files.get(uiBuildFile);
  const own = [...files.keys()].filter((path) => path.startsWith('ui/') && path !== uiBuildFile);
  if (!content && own.length === 0) return undefined;
  if (!content) throw packageErrors.UI_WRONG({ reason: `${uiBuildFile} is missing` });
  const build = parse(content);
  const folder = `ui/${build.hash}/`;
  const stray = own.find((path) => !path.startsWith(folder));
  if (stray) throw packageErrors.UI_WRONG({ reason: `${stray} is not in ${folder}` });
  const absent = [build.student, build.admin].find((name) => name !== undefined && !files.has(folder + name));
  if (absent) throw packageErrors.UI_WRONG({ reason: `${folder}${absent} is missing` });
  return build;
}
