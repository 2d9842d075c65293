/** Server, rules and SDK: ES modules as Node runs them. UI specs run in Karma (see scripts/test.ts). */
export default {
  testEnvironment: '<rootDir>/core/src/testing/jest-environment.ts',
  roots: ['<rootDir>/plugin-sdk/src', '<rootDir>/core', '<rootDir>/plugins', '<rootDir>/plugin-template', '<rootDir>/scripts', '<rootDir>/bench'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/ui/', '/plugin-sdk/src/frame/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  // What stands below a data folder finds no node_modules; a started node has a hook for it, which Jest does not allow.
  moduleNameMapper: { '^@fudao/plugin-sdk$': '<rootDir>/plugin-sdk/src/index.ts' },
  setupFiles: ['<rootDir>/core/src/testing/drawn-alike.ts'],
  globalTeardown: '<rootDir>/core/src/testing/jest-teardown.ts',
  maxWorkers: 2,
  testTimeout: 30_000,
};
