export * from './lifecycle-checks.ts';
export * from './lifecycle-subject.ts';
