import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as compilerCli from '@angular/compiler-cli';
import { transform } from 'esbuild';
import { compileStringAsync } from 'sass';

/** A file of the program, as the compiler hands it about. */
interface SourceFile {
  readonly fileName: string;
}

interface CompilerHost {
  getSourceFile(file: string, ...more: unknown[]): SourceFile | undefined;
  readResource?(file: string): Promise<string>;
  transformResource?(content: string, context: { resourceFile: string | null }): Promise<{ content: string }>;
  /** Templates and styles that changed since the program before. */
  getModifiedResourceFiles?(): Set<string>;
}

interface NgtscProgram {
  readonly compiler: { analyzeAsync(): Promise<void> };
  getTsProgram(): { getSourceFiles(): readonly SourceFile[] };
  getTsOptionDiagnostics(): readonly object[];
  getTsSyntacticDiagnostics(file?: SourceFile): readonly object[];
  getTsSemanticDiagnostics(file?: SourceFile): readonly object[];
  getNgStructuralDiagnostics(): readonly object[];
  getNgSemanticDiagnostics(file?: string): readonly object[];
  emit(): unknown;
}

/** What is used of the compiler: its own types name files without endings, which Node's resolution does not follow. */
interface AngularCompiler {
  readConfiguration(tsconfig: string): { rootNames: string[]; options: object; errors: readonly object[] };
  createCompilerHost(of: { options: object }): CompilerHost;
  formatDiagnostics(faults: readonly object[]): string;
  readonly NgtscProgram: new (
    rootNames: string[],
    options: object,
    host: CompilerHost,
    before?: NgtscProgram,
  ) => NgtscProgram;
}

const { createCompilerHost, formatDiagnostics, NgtscProgram, readConfiguration } =
  compilerCli as unknown as AngularCompiler;

/** Styles of components: SCSS where the file says so; nesting lowered and white space removed, as in the apps. */
async function compileStyle(content: string, file: string | null): Promise<string> {
  const css = file?.endsWith('.scss')
    ? (await compileStringAsync(content, { loadPaths: [dirname(file)] })).css
    : content;
  const { code } = await transform(css, { loader: 'css', minify: true, target: ['chrome109', 'safari16'] });
  return code.trim();
}

function hostFor(options: object): CompilerHost {
  const host = createCompilerHost({ options });
  // Only where resources are read asynchronously may they be transformed.
  host.readResource = (file) => readFile(file, 'utf8');
  host.transformResource = async (content, { resourceFile }) => ({
    content: await compileStyle(content, resourceFile),
  });
  return host;
}

function emit(program: NgtscProgram, faults: readonly object[]): void {
  if (faults.length > 0) throw new Error(formatDiagnostics(faults));
  program.emit();
}

/** Compiles a plugin's components ahead of time, with the checks of strict templates. @throws with all faults */
export async function compileAngular(tsconfig: string): Promise<void> {
  const { rootNames, options, errors } = readConfiguration(tsconfig);
  const program = new NgtscProgram(rootNames, options, hostFor(options));
  await program.compiler.analyzeAsync();
  emit(program, [
    ...errors,
    ...program.getTsOptionDiagnostics(),
    ...program.getTsSyntacticDiagnostics(),
    ...program.getTsSemanticDiagnostics(),
    ...program.getNgStructuralDiagnostics(),
    ...program.getNgSemanticDiagnostics(),
  ]);
}

const changedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Compiles the same components again and again, as they are edited: what did not change is taken from the time
 * before, and only the plugin's own files are checked. Takes a second where the whole takes ten.
 */
export class RepeatedCompilation {
  readonly #sources = new Map<string, { readonly at: number; readonly source: SourceFile | undefined }>();
  readonly #resources = new Map<string, number>();
  #program: NgtscProgram | undefined;

  /** @param folder the plugin's @throws with the faults of its files */
  async run(tsconfig: string, folder: string): Promise<void> {
    const { rootNames, options, errors } = readConfiguration(tsconfig);
    const program = new NgtscProgram(rootNames, options, this.#hostFor(options), this.#program);
    await program.compiler.analyzeAsync();
    this.#program = program;
    const isOwn = ({ fileName }: SourceFile) =>
      fileName.startsWith(`${folder}/`) && !fileName.endsWith('.ngtypecheck.ts');
    const own = program.getTsProgram().getSourceFiles().filter(isOwn);
    const faults = own.flatMap((file) => [
      ...program.getTsSyntacticDiagnostics(file),
      ...program.getTsSemanticDiagnostics(file),
      ...program.getNgSemanticDiagnostics(file.fileName),
    ]);
    emit(program, [...errors, ...program.getTsOptionDiagnostics(), ...faults]);
  }

  #hostFor(options: object): CompilerHost {
    const host = hostFor(options);
    const { getSourceFile, readResource } = host;
    host.getSourceFile = (file, ...more) => {
      const at = changedAt(file);
      const known = this.#sources.get(file);
      if (known?.at === at) return known.source;
      const source = getSourceFile.call(host, file, ...more);
      this.#sources.set(file, { at, source });
      return source;
    };
    const changed = [...this.#resources].filter(([file, at]) => changedAt(file) !== at).map(([file]) => file);
    host.getModifiedResourceFiles = () => new Set(changed);
    host.readResource = (file) => {
      this.#resources.set(file, changedAt(file));
      return readResource!(file);
    };
    return host;
  }
}
