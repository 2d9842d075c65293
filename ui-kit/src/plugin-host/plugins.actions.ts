import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { PluginContribution, PluginsDelta } from './plugin-contribution.ts';

export const PluginsActions = createActionGroup({
  source: 'Plugins',
  events: {
    /** From the last time this account used the device. */
    Remembered: props<{ contributions: readonly PluginContribution[] }>(),
    Loaded: props<{ contributions: readonly PluginContribution[] }>(),
    'Load failed': emptyProps(),
    Changed: props<PluginsDelta>(),
  },
});
