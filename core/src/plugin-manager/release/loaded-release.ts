import type { Dispose, Manifest, PluginDefinition } from '@fudao/plugin-sdk';
import type { PluginUi } from './plugin-source.ts';
import type { ReleaseOrigin, Trust } from './release.repository.ts';

/** How the process of a confined release is doing, for the operator. */
export type DescribeProcess = () => object;

/** A release that this node runs. */
export interface LoadedRelease {
  readonly pluginId: string;
  readonly version: string;
  /** Moleculer version of its services: the version, with a count behind it where it was reloaded on save. */
  readonly tag: string;
  readonly manifest: Manifest;
  readonly origin: ReleaseOrigin;
  readonly trust: Trust;
  readonly folder: string;
  readonly ui: PluginUi | undefined;
  readonly definition: PluginDefinition;
  /** Ends all that it began: services, consumers, timers, workers. */
  readonly stop: Dispose;
  /** Of a confined one. */
  readonly process?: DescribeProcess;
}
