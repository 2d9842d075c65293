import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createCompilerHost, formatDiagnostics, NgtscProgram, readConfiguration, type CompilerHost } from '@angular/compiler-cli';
import { transform } from 'esbuild';
import { compileStringAsync } from 'sass';

/** Styles of components: SCSS where the file says so; nesting lowered and white space removed, as in the apps. */
async function compileStyle(content: string, file: string | null): Promise<string> {
  const css = file?.endsWith('.scss') ? (await compileStringAsync(content, { loadPaths: [dirname(file)] })).css : content;
  const { code } = await transform(css, { loader: 'css', minify: true, target: ['chrome109', 'safari16'] });
  return code.trim();
}

/** Compiles a plugin's components ahead of time, with the checks of strict templates. @throws with all faults */
export async function compileAngular(tsconfig: string): Promise<void> {
  const { rootNames, options, errors } = readConfiguration(tsconfig);
  const host: CompilerHost = createCompilerHost({ options });
  // Only where resources are read asynchronously may they be transformed.
  host.readResource = (file) => readFile(file, 'utf8');
  host.transformResource = async (content, { resourceFile }) => ({ content: await compileStyle(content, resourceFile) });
  const program = new NgtscProgram(rootNames, options, host);
  await program.compiler.analyzeAsync();
  const faults = [
    ...errors,
    ...program.getTsOptionDiagnostics(),
    ...program.getTsSyntacticDiagnostics(),
    ...program.getTsSemanticDiagnostics(),
    ...program.getNgStructuralDiagnostics(),
    ...program.getNgSemanticDiagnostics(),
  ];
  if (faults.length > 0) throw new Error(formatDiagnostics(faults));
  program.emit();
}
