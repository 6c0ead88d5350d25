import js from '@eslint/js'
import medusa from '@medusajs/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const TESTS = ['**/*.test.ts', '**/test/**', '**/integration-tests/**', 'tests/**']
const DOMAIN = ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}', 'apps/*/*.ts']
/** Tools around the product: they start processes, wait for them and build fixtures. */
const TOOLING = [
  'packages/dev-identity/**',
  'packages/dev-stack/**',
  'packages/testing/**',
  'apps/*/src/scripts/**',
  'apps/*/src/migration-scripts/**',
]

// ---- no-restricted-syntax: a later block replaces an earlier one's list, so each block spells its list out ----

const PROPRIETARY = [
  {
    selector: 'Literal[value=/^@medusajs\\u002F(medusa\\u002F)?(rbac|auth-oidc)(\\u002F|$)/]',
    message:
      'This package is proprietary (Medusa Enterprise). Authorization is Cerbos, login is our own provider.',
  },
  {
    selector:
      'ImportSpecifier[imported.name=/^(definePolicies|Policy|PolicyOperation|PolicyResource|generatePolicyTypes|hasPermission|checkPermissions|assignUserRolesWorkflow|removeUserRolesWorkflow)$/][parent.source.value=/^@medusajs\\u002F/]',
    message: "This export is proprietary (Medusa's ENTERPRISE-LICENSE.md lists it).",
  },
  {
    selector: ':matches(Identifier[name="MEDUSA_FF_RBAC"], Literal[value="MEDUSA_FF_RBAC"])',
    message: 'This flag switches proprietary features (Medusa Enterprise) on.',
  },
  {
    selector: 'Literal[value="@fleetbase/sdk"]',
    message: 'This package is AGPL.',
  },
]

const askTheClock =
  'Only packages/calendar asks the system for the time: take `now` as an argument, or a Clock.'
const TIME = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: askTheClock },
  { selector: 'CallExpression[callee.name="Date"]', message: askTheClock },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: askTheClock },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: askTheClock },
]

const TIMERS = {
  selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]',
  message: 'A rule does not wait. What has to happen later is a job.',
}

const noFloats = 'Money has no floats: integer minor units, converted in packages/money alone.'
const FLOATS = [
  { selector: 'CallExpression[callee.property.name="toNumber"]', message: noFloats },
  { selector: 'CallExpression[callee.name="parseFloat"]', message: noFloats },
  { selector: 'MemberExpression[object.name="Number"][property.name="parseFloat"]', message: noFloats },
]

const restrictSyntax = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] })

const NO_PG = {
  name: 'pg',
  message: 'A raw client goes past the tenant scope: use the wrapped pool of packages/medusa-tenancy.',
}
const NO_BARE_DATABASE = {
  name: '@cityos/postgres',
  importNames: ['PostgresDatabase'],
  message: NO_PG.message,
}
const NO_SECOND_ZOD = {
  name: 'zod',
  message: "Medusa's own copy validates: import from @medusajs/framework/zod.",
}

// The plugin's preset also ignores tests for everybody and brings a parser block of its own: both stay out.
const medusaRules = medusa.configs.recommended.filter(
  (block) => block.plugins ?? Object.keys(block.rules ?? {}).length > 0,
)

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/.medusa/',
    '**/.next/',
    '**/.cityos/',
    '**/coverage/',
    '**/*.d.ts',
    'scripts/templates/',
    // Written by Payload.
    'apps/orchestrator/src/migrations/*_initial.ts',
    'apps/orchestrator/src/payload-types.ts',
    '**/importMap.js',
  ]),

  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        (
          'AbortController AbortSignal Buffer URL URLSearchParams __dirname __filename clearInterval clearTimeout console ' +
          'exports fetch jest module performance process require setImmediate setInterval setTimeout structuredClone'
        )
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // Wrapping a method of somebody else's prototype needs its `this`.
      '@typescript-eslint/no-this-alias': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Type-aware. The root tsconfig.json, medusa-config.ts and payload.config.ts only re-export.
    files: ['packages/**/*.ts', 'tests/**/*.ts', 'apps/*/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.test.json',
          './apps/backend/tsconfig.test.json',
          './apps/orchestrator/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  {
    files: ['apps/backend/**/*.{ts,tsx}'],
    ignores: TESTS,
    extends: [medusaRules],
    // Our errors are CityosError, with a stable code; a plain Error is a fault of ours, a 500.
    rules: { '@medusajs/use-medusa-error-not-generic-error': 'off' },
  },

  {
    files: ['**/*.{ts,tsx,js,cjs,mjs}'],
    ignores: ['eslint.config.mjs'],
    rules: restrictSyntax(...PROPRIETARY),
  },
  {
    files: DOMAIN,
    ignores: [...TESTS, ...TOOLING, 'packages/calendar/**'],
    rules: restrictSyntax(...PROPRIETARY, ...TIME, ...FLOATS),
  },
  {
    files: [
      'packages/{contracts,access,identity,webhooks}/src/**/*.ts',
      'apps/*/src/modules/*/domain/**/*.ts',
    ],
    ignores: TESTS,
    rules: restrictSyntax(...PROPRIETARY, ...TIME, ...FLOATS, TIMERS),
  },
  {
    files: ['packages/money/src/**/*.ts'],
    rules: restrictSyntax(...PROPRIETARY, ...TIME, TIMERS),
  },
  {
    files: ['packages/calendar/src/**/*.ts'],
    rules: restrictSyntax(...PROPRIETARY, ...FLOATS),
  },

  {
    files: ['packages/**/*.ts', 'apps/**/*.{ts,tsx}'],
    ignores: [...TESTS, 'packages/{postgres,medusa-tenancy,dev-stack,testing}/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [NO_PG, NO_BARE_DATABASE] }] },
  },
  {
    files: ['apps/backend/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [NO_PG, NO_BARE_DATABASE, NO_SECOND_ZOD], patterns: ['zod/*'] },
      ],
    },
  },
  {
    // Holds advisory locks on connections of its own, and reads no table.
    files: ['apps/backend/src/modules/vendor-order/store/order-holds.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [NO_PG, NO_SECOND_ZOD], patterns: ['zod/*'] }],
    },
  },
  {
    files: ['apps/backend/integration-tests/**/*.ts', 'apps/backend/src/**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [NO_SECOND_ZOD], patterns: ['zod/*'] }] },
  },

  {
    files: TESTS,
    rules: {
      // jest.isolateModules knows no import.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
)
