export * from '../src/index.ts';
export * from './frame/frame.ts';
export * from './frame/frame-link.ts';
export * from './guards.ts';
export * from './provide-fudao-app.ts';
export * from './shell-routes.ts';
export * from './kit-texts.ts';
export { selectContributions, selectNavigation } from '../src/plugin-host/plugins.reducer.ts';
