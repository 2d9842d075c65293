/** For specs of plugins, as `@fudao/core/testing`: a whole platform with the demo city. */
export type { ApiAnswer, ApiClient, Problem } from './api-client.ts';
export { startPlatform, type TestPlatform, type TestPlatformOptions } from './start-platform.ts';
