import { minify } from '@swc/core';
import type { Plugin } from 'rolldown';
import { parseAst } from './rolldown.ts';

/** Makes each file as small as it gets, as the last step: 2 to 3 percent less by gzip than Angular's build leaves. */
export const minified: Plugin = {
  name: 'minified',
  renderChunk: async (code) => {
    const options = { ecma: 2022, module: true } as const;
    const { code: small } = await minify(code, { ...options, compress: options, mangle: true });
    // With other options than its usual ones it wrote what no browser reads.
    parseAst(small);
    return small;
  },
};
