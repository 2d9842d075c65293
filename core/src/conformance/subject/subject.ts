import type { Dispose, Manifest } from '@fudao/plugin-sdk';
import type { PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import type { SourceFile } from './source-files.ts';

/** A plugin as its files say it is, not yet running. */
export interface Subject {
  /** What was asked for: a folder or a package. */
  readonly path: string;
  readonly kind: 'folder' | 'package';
  readonly folder: string;
  /** As it stands in `plugin.json`, whatever is wrong with it; undefined where it is no JSON. */
  readonly written: unknown;
  /** undefined where a rule is broken; `manifestProblem` says which. */
  readonly source: (PluginSource & { readonly manifest: Manifest }) | undefined;
  readonly manifestProblem: string | undefined;
  readonly server: readonly SourceFile[];
  readonly migrations: readonly SourceFile[];
  readonly ui: readonly SourceFile[];
  readonly readme: string | undefined;
  /** Removes what was unpacked. */
  readonly close: Dispose;
}
