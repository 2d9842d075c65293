import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { selectAccount } from '../session/session.reducer.ts';
import { SessionActions } from '../session/session.actions.ts';
import { applyDelta, type PluginContribution } from './plugin-contribution.ts';
import { pluginNavigation } from './plugin-navigation.ts';
import { PluginsActions } from './plugins.actions.ts';

export interface PluginsState {
  readonly status: 'unknown' | 'loaded' | 'failed';
  readonly contributions: readonly PluginContribution[];
}

const initialState: PluginsState = { status: 'unknown', contributions: [] };

export const pluginsFeature = createFeature({
  name: 'plugins',
  reducer: createReducer(
    initialState,
    on(PluginsActions.remembered, (state, { contributions }): PluginsState => ({ ...state, contributions })),
    on(PluginsActions.loaded, (_, { contributions }): PluginsState => ({ status: 'loaded', contributions })),
    on(PluginsActions.loadFailed, SessionActions.restoreDelayed, (state): PluginsState => ({ ...state, status: 'failed' })),
    on(PluginsActions.changed, (state, delta): PluginsState => ({
      ...state,
      contributions: applyDelta(state.contributions, delta),
    })),
    on(SessionActions.signedOut, (): PluginsState => initialState),
  ),
  extraSelectors: ({ selectContributions }) => ({
    selectNavigation: createSelector(selectContributions, selectAccount, pluginNavigation),
  }),
});

export const selectPluginStatus = pluginsFeature.selectStatus;
export const { selectContributions, selectNavigation } = pluginsFeature;
