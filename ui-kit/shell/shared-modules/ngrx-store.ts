/** Without `provideState`: its state stays behind. Use `providePluginState` of ui-kit. */
export { combineReducers, createAction, createActionGroup, createFeature, createFeatureSelector, createReducer, createSelector, createSelectorFactory, defaultMemoize, emptyProps, on, props, resultMemoize, select, Store, union } from '@ngrx/store';
