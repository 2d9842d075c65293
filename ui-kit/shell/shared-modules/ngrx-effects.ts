/** Without `provideEffects`: its effects never end. Use `providePluginEffects` of ui-kit. */
export { Actions, createEffect, ofType } from '@ngrx/effects';
