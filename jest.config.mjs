/** Types are not looked at here: `npm run lint` does, for all tests in one go, and no suite has to wait for it. */
const typescript = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
];

const everyday = {
  testEnvironment: '<rootDir>/test/support/worker/environment.cjs',
  runtime: '<rootDir>/test/support/worker/runtime.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/'],
  moduleNameMapper: {
    '^cdk8s-service-patterns$': '<rootDir>/src/index.ts',
    '^typescript$': '<rootDir>/test/support/worker/typescript.cjs',
  },
  transform: { '\\.ts$': typescript },
};

/** The same over a rig, of which something is kept where a test fails. */
const overRig = { ...everyday, testEnvironment: '<rootDir>/test/packets/harness/environment.cjs' };

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
        // What the harness says of machines on which it cannot run is read on those.
        '<rootDir>/test/packets/(?!harness/)',
        '<rootDir>/test/languages/',
      ],
    },
    {
      ...everyday,
      displayName: 'languages',
      testMatch: ['<rootDir>/test/languages/*.test.ts'],
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
      ...overRig,
      displayName: 'packets',
      testMatch: ['<rootDir>/test/packets/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/packets/databases/',
        '<rootDir>/test/packets/harness/',
        '<rootDir>/test/packets/ways-in/',
      ],
      globalSetup: '<rootDir>/test/packets/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/packets/harness/global-teardown.ts',
    },
    {
      ...overRig,
      displayName: 'rig-databases',
      testMatch: ['<rootDir>/test/packets/databases/*.test.ts'],
      globalSetup: '<rootDir>/test/packets/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/packets/harness/global-teardown.ts',
    },
    {
      ...overRig,
      displayName: 'ways-in',
      testMatch: ['<rootDir>/test/packets/ways-in/*.test.ts'],
      globalSetup: '<rootDir>/test/packets/ways-in/harness/global-setup.ts',
      globalTeardown: '<rootDir>/test/packets/harness/global-teardown.ts',
    },
  ],
};
