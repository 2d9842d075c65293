export * from './start.ts';
export * from './later.ts';
export * from './writing.ts';
export * from './room/index.ts';
