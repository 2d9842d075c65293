import { createRequire } from 'node:module';
import type * as Rolldown from 'rolldown';
import type * as ParseAst from 'rolldown/parseAst';

/** The bundler by which Angular's build makes chunks of its own, in the version that came with it. */
const angularBuild = createRequire(createRequire(import.meta.url).resolve('@angular/build'));
export const { rolldown } = angularBuild('rolldown') as typeof Rolldown;
export const { parseAst } = angularBuild('rolldown/parseAst') as typeof ParseAst;
