import { TestEnvironment } from 'jest-environment-node';

/**
 * A worker of jest has half a gigabyte of modules when its last spec is done, and taking that down in good order
 * takes longer than jest waits before it speaks of a leak. Nothing is left to do then: the worker ends at once.
 * One that something still holds open does not come this far, and is told of as before.
 */
if (process.send) process.once('exit', (code) => process.exit(code));

export default TestEnvironment;
