export * from './city-clock.ts';
export * from './local-date.ts';
export * from './moment-of.ts';
