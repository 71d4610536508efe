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
      // The whole proof of MariaDB 10.11 has not been seen to end yet, so it is run by EVERY_SERVER=1; the setup says so.
      testPathIgnorePatterns: process.env.EVERY_SERVER ? [] : ['<rootDir>/test/databases/mariadb-10.test.ts'],
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
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/packets/ways-in/'],
      globalSetup: '<rootDir>/test/packets/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/packets/harness/global-teardown.ts',
    },
    {
      ...everyday,
      displayName: 'ways-in',
      testMatch: ['<rootDir>/test/packets/ways-in/*.test.ts'],
      globalSetup: '<rootDir>/test/packets/ways-in/harness/global-setup.ts',
    },
  ],
};
