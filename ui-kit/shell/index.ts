/**
 * For the two apps alone. Named one by one, without `../src/index.ts`: what is imported from here is
 * part of an app's first load, while all of `@fudao/ui-kit` is fetched with the first plugin or page
 * that needs it.
 */
export { ApiClient } from '../src/api/api-client.ts';
export type { ApiProblem } from '../src/api/api-problem.ts';
export { Refusals } from '../src/api/refusals.ts';
export { knowStaffIcons } from '../src/icon/staff-icons.ts';
export { AgoPipe, MomentPipe } from '../src/time/moment.pipe.ts';
export { cityHour } from '../src/time/city-time.ts';
export { DeviceStore } from '../src/storage/device-store.ts';
export { EmptyState } from '../src/states/empty-state.ts';
export { Icon } from '../src/icon/icon.ts';
export { LateTexts, withTexts } from '../src/texts/late-texts.ts';
export { LocalTextPipe } from '../src/texts/local-text.pipe.ts';
export { MinuteClock } from '../src/time/minute-clock.ts';
export { Page } from '../src/page/page.ts';
export { PluginSlot } from '../src/plugin-host/plugin-slot.ts';
export { Realtime } from '../src/realtime/realtime.ts';
export { selectAccount, selectPermissions, selectRoles } from '../src/session/session.reducer.ts';
export { selectContributions, selectNavigation, selectPluginStatus } from '../src/plugin-host/plugins.reducer.ts';
export { Toasts } from '../src/toast/toasts.ts';
export * from './frame/frame.ts';
export * from './frame/frame-link.ts';
export * from './guards.ts';
export * from './kit-texts.ts';
export * from './provide-fudao-app.ts';
export * from './shell-routes.ts';
export * from './start-app.ts';
