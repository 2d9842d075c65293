import type { Check } from '../check.ts';
import { answersCheck } from './answers.check.ts';
import { budgetsCheck } from './budgets.check.ts';
import { capabilitiesCheck } from './capabilities.check.ts';
import { consumersCheck } from './consumers.check.ts';
import { contractCheck } from './contract.check.ts';
import { eventsCheck } from './events.check.ts';
import { idempotencyCheck } from './idempotency.check.ts';
import { inputCheck } from './input.check.ts';
import { isolationCheck } from './isolation.check.ts';
import { lifecycleCheck } from './lifecycle.check.ts';
import { manifestCheck } from './manifest.check.ts';
import { migrationsCheck } from './migrations.check.ts';
import { privacyCheck } from './privacy.check.ts';
import { startCheck } from './start.check.ts';
import { textsCheck } from './texts.check.ts';
import { uiCheck } from './ui.check.ts';

/** Every check, in the order they are made: what is cheap first, what takes people's data or the plugin away last. */
export const checks: readonly Check[] = [
  manifestCheck,
  textsCheck,
  migrationsCheck,
  startCheck,
  capabilitiesCheck,
  eventsCheck,
  answersCheck,
  isolationCheck,
  idempotencyCheck,
  consumersCheck,
  budgetsCheck,
  uiCheck,
  privacyCheck,
  inputCheck,
  contractCheck,
  lifecycleCheck,
];
