const everyday = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/'],
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
};

/** `npm test` runs what is quick; the other suites have scripts of their own. */
export default {
  projects: [
    {
      ...everyday,
      displayName: 'everyday',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/package/', '<rootDir>/test/api-server/'],
    },
    {
      ...everyday,
      displayName: 'package',
      testMatch: ['<rootDir>/test/package/*.test.ts'],
    },
  ],
};
