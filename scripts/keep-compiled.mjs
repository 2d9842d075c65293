/**
 * Loaded before a program of ours (`node --import`): keeps what Node makes of the sources, types stripped and
 * compiled, so that the next start takes half the time, and never loads the compiler that strips types.
 * JavaScript, since stripping its own types would load that compiler. Worker threads inherit it.
 * `NODE_DISABLE_COMPILE_CACHE=1` does without.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where it cannot be written, Node goes on without.
enableCompileCache(fileURLToPath(new URL('../.cache/compile', import.meta.url)));
