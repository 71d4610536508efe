const everyday = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/'],
  moduleNameMapper: { '^cdk8s-service-patterns$': '<rootDir>/src/index.ts' },
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json' }] },
};

/** `npm test` runs what is quick; the other suites have scripts of their own. */
export default {
  // Jest leaves one core idle, which of two is half of the machine.
  maxWorkers: '100%',
  projects: [
    {
      ...everyday,
      displayName: 'everyday',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/package/',
        '<rootDir>/test/api-server/',
        '<rootDir>/test/databases/',
        '<rootDir>/test/packets/',
      ],
    },
    {
      ...everyday,
      displayName: 'databases',
      testMatch: ['<rootDir>/test/databases/*.test.ts'],
      globalSetup: '<rootDir>/test/databases/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/databases/harness/global-teardown.ts',
    },
    {
      ...everyday,
      displayName: 'package',
      testMatch: ['<rootDir>/test/package/*.test.ts'],
    },
    {
      ...everyday,
      displayName: 'api-server',
      testMatch: ['<rootDir>/test/api-server/**/*.test.ts'],
      globalSetup: '<rootDir>/test/api-server/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/api-server/harness/global-teardown.ts',
    },
    {
      ...everyday,
      displayName: 'packets',
      testMatch: ['<rootDir>/test/packets/**/*.test.ts'],
      globalSetup: '<rootDir>/test/packets/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/packets/harness/global-teardown.ts',
    },
  ],
};
