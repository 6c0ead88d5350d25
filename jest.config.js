/**
 * Two projects. `unit` runs packages from their sources and needs nothing built or started.
 * `integration` runs against what is built (`npm run build`) and a real PostgreSQL.
 *   npx jest --selectProjects unit
 *   npx jest --selectProjects integration
 */
const fs = require('node:fs')
const path = require('node:path')

// jest takes every word after --selectProjects for a project's name and would run everything.
if (process.argv.some((word, i, words) => words[i - 2] === '--selectProjects' && word.includes('/'))) {
  throw new Error('Name the test files before --selectProjects: npx jest <path> --selectProjects integration')
}

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { decoratorMetadata: true, react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

/** Published as ES modules alone; a test's require() understands them once they are translated. */
const ESM_ONLY = 'jose|oauth4webapi|oidc-provider|openid-client'
const esmTransform = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
]

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { ...transform, [`/node_modules/(${ESM_ONLY})/.+\\.js$`]: esmTransform },
  setupFilesAfterEnv: [path.join(__dirname, 'scripts/jest-timeout.js')],
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY})/)`],
  modulePathIgnorePatterns: ['/\\.medusa/', '/\\.cityos/', '/\\.next/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.medusa/', '/\\.cityos/', '/\\.next/'],
}

/** Absent until packages/testing is built, so that unit tests never wait for it. */
function ifBuilt(file) {
  const absolute = path.join(__dirname, 'packages/testing/dist', file)
  return fs.existsSync(absolute) ? absolute : undefined
}

const globalSetup = ifBuilt('global-setup.js')
const globalTeardown = ifBuilt('global-teardown.js')

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 3,
  testSequencer: path.join(__dirname, 'scripts/jest-sequencer.js'),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      setupFiles: [path.join(__dirname, 'scripts/jest-property-tests.js')],
      testMatch: [
        '<rootDir>/packages/*/test/**/*.test.ts',
        '<rootDir>/tests/**/*.test.ts',
        '<rootDir>/apps/*/src/**/*.test.ts',
        '<rootDir>/apps/*/test/**/*.test.ts',
      ],
      // Compiles a copy of the repository: too slow to stand between two keystrokes.
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '/tests/generator/'],
      moduleNameMapper: { '^@cityos/([a-z-]+)$': '<rootDir>/packages/$1/src' },
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/apps/*/integration-tests/**/*.test.ts',
        '<rootDir>/packages/*/integration-tests/**/*.test.ts',
        '<rootDir>/tests/generator/**/*.test.ts',
      ],
      ...(globalSetup && { globalSetup }),
      ...(globalTeardown && { globalTeardown }),
    },
  ],
}
