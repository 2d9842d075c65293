/** What single pages show, beside what nearly every page uses. */
export * from './safety/report-button.ts';
export * from './rating/star-rating.ts';
export * from './tabs/tabs.ts';
export * from './time/countdown.ts';
export * from './texts/list.pipe.ts';
