export * from './start.ts';
export * from './later.ts';
export * from './staff.ts';
export * from './writing.ts';
export * from './room/index.ts';
