import fc from 'fast-check';

/**
 * Property tests draw the same values each time, so that the same code has the same verdict; what they find is a fault
 * of the code at hand, not of an evening's luck. TEST_SEED (an integer, or `random`) draws others.
 */
const asked = process.env['TEST_SEED'] ?? '20260901';
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`TEST_SEED is an integer or "random", not "${asked}".`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
