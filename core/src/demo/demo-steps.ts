import type { SqlScope } from '@fudao/plugin-sdk';

/**
 * What the making of the demo city consists of. `begun` is noted before anything is made: a city without it is from
 * before these marks, and whole.
 */
export const demoSteps = ['begun', 'city', 'admissions', 'consents', 'life'] as const;
export type DemoStep = (typeof demoSteps)[number];

export async function stepsDone(db: SqlScope): Promise<ReadonlySet<DemoStep>> {
  const rows = await db.select<{ step: DemoStep }>('SELECT step FROM demo_steps');
  return new Set(rows.map(({ step }) => step));
}

/** @throws UniqueViolation where another node was faster */
export async function noteStep(db: SqlScope, step: DemoStep, now: Date): Promise<void> {
  await db.insert('demo_steps', { step, done_at: now.getTime() });
}
