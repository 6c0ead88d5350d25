import { execFileSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')

const CLOCK = 'Only packages/calendar asks the system for the time'
const FLOATS = 'Money has no floats'
const PROPRIETARY = 'is proprietary'
const RAW_CLIENT = 'A raw client goes past the tenant scope'
const SECOND_ZOD = "Medusa's own copy validates"

const HTTP = 'apps/backend/src/http/things.ts'
const DOMAIN = 'apps/backend/src/modules/thing/domain/price.ts'
const TEST = 'apps/backend/src/modules/thing/domain/price.test.ts'
const SCRIPT = 'scripts/thing.mjs'

const now = 'export const at = new Date()'
const pg = "import { Pool } from 'pg'\nexport const pool = new Pool()"
const bareDatabase = "import { PostgresDatabase } from '@cityos/postgres'\nexport default PostgresDatabase"
const zod = "import { z } from 'zod'\nexport const Any = z.any()"

/** Where the code stands, the code, and the message it must draw; null where the code is fine. */
const CASES: [path: string, code: string, message: string | null][] = [
  [HTTP, now, CLOCK],
  [DOMAIN, now, CLOCK],
  ['packages/money/src/x.ts', now, CLOCK],
  ['packages/contracts/src/x.ts', now, CLOCK],
  ['packages/medusa-tenancy/src/x.ts', now, CLOCK],
  ['apps/orchestrator/src/commerce/x.ts', now, CLOCK],
  [HTTP, 'export const at = Date.now()', CLOCK],
  [HTTP, 'export const ask = Date.now', CLOCK],
  [HTTP, 'export const at = Date()', CLOCK],
  [HTTP, 'export const at = Temporal.Now.instant()', CLOCK],
  [HTTP, "export const at = new Date('2025-01-31')", null],
  ['packages/calendar/src/x.ts', now, null],
  ['packages/dev-stack/src/x.ts', now, null],
  ['packages/testing/src/x.ts', now, null],
  ['packages/money/test/x.test.ts', now, null],
  [TEST, now, null],
  [SCRIPT, now, null],

  [DOMAIN, 'export const wait = () => setTimeout(() => {}, 1)', 'A rule does not wait'],
  ['packages/money/src/x.ts', 'export const wait = () => setTimeout(() => {}, 1)', 'A rule does not wait'],
  [HTTP, 'export const wait = () => setTimeout(() => {}, 1)', null],

  [HTTP, 'export const f = (a: { toNumber(): number }) => a.toNumber()', FLOATS],
  ['packages/calendar/src/x.ts', 'export const f = (a: { toNumber(): number }) => a.toNumber()', FLOATS],
  [DOMAIN, "export const f = parseFloat('1.5')", FLOATS],
  ['packages/medusa-tenancy/src/x.ts', "export const f = Number.parseFloat('1.5')", FLOATS],
  ['packages/money/src/x.ts', "export const f = parseFloat('1.5')", null],

  [HTTP, "import x from '@medusajs/rbac'\nexport default x", PROPRIETARY],
  [HTTP, "export { default } from '@medusajs/auth-oidc/dist'", PROPRIETARY],
  [TEST, "export const x = import('@medusajs/rbac')", PROPRIETARY],
  [
    'apps/backend/medusa-config.ts',
    "export const modules = [{ resolve: '@medusajs/auth-oidc' }]",
    PROPRIETARY,
  ],
  [SCRIPT, "import x from '@medusajs/rbac'\nexport default x", PROPRIETARY],
  ['packages/money/src/x.ts', "export const x = '@medusajs/rbac'", PROPRIETARY],
  ['packages/calendar/src/x.ts', "export const x = '@medusajs/rbac'", PROPRIETARY],
  [
    'apps/backend/medusa-config.ts',
    "export const modules = [{ resolve: '@medusajs/medusa/rbac' }]",
    PROPRIETARY,
  ],
  [
    HTTP,
    "import { definePolicies } from '@medusajs/framework/utils'\nexport default definePolicies",
    PROPRIETARY,
  ],
  [
    HTTP,
    "import { assignUserRolesWorkflow as a } from '@medusajs/medusa/core-flows'\nexport default a",
    PROPRIETARY,
  ],
  [HTTP, "import { Policy } from './policy'\nexport default Policy", null],
  ['packages/dev-stack/src/x.ts', "process.env.MEDUSA_FF_RBAC = 'true'", 'proprietary features'],
  ['packages/dev-stack/src/x.ts', "process.env['MEDUSA_FF_RBAC'] = 'true'", 'proprietary features'],
  [SCRIPT, "import x from '@fleetbase/sdk'\nexport default x", 'AGPL'],
  [HTTP, "export const x = '@medusajs/rbac-of-our-own'", null],

  [HTTP, pg, RAW_CLIENT],
  ['packages/contracts/src/x.ts', pg, RAW_CLIENT],
  ['apps/orchestrator/src/x.ts', pg, RAW_CLIENT],
  ['packages/medusa-tenancy/src/x.ts', pg, null],
  ['packages/postgres/src/x.ts', pg, null],
  ['packages/dev-stack/src/x.ts', pg, null],
  ['packages/testing/src/x.ts', pg, null],
  ['apps/backend/integration-tests/x.test.ts', pg, null],
  [HTTP, bareDatabase, RAW_CLIENT],
  ['apps/orchestrator/src/x.ts', bareDatabase, RAW_CLIENT],
  ['packages/medusa-tenancy/src/x.ts', bareDatabase, null],
  [HTTP, "import { Listener } from '@cityos/postgres'\nexport default Listener", null],

  [HTTP, zod, SECOND_ZOD],
  ['apps/backend/integration-tests/x.test.ts', zod, SECOND_ZOD],
  [HTTP, zod.replace("'zod'", "'zod/v4'"), 'restricted'],
  [HTTP, zod.replace("'zod'", "'@medusajs/framework/zod'"), null],
  ['packages/contracts/src/x.ts', zod, null],

  // Medusa's own plugin is on where it belongs.
  ['apps/backend/src/api/admin/things/route.ts', 'export const get = 1', '@medusajs/route-file-naming'],
]

describe('lint', () => {
  const input = JSON.stringify(CASES.map(([file, code]) => ({ path: path.join(ROOT, file), code })))
  const script = path.join(__dirname, 'support/lint.mjs')
  const answers = JSON.parse(
    execFileSync(process.execPath, [script], { cwd: ROOT, input, encoding: 'utf8' }),
  ) as string[][]

  it.each(CASES.map((oneCase, index) => [...oneCase, answers[index]!] as const))(
    'in %s, %j: %s',
    (_path, _code, message, found) => {
      if (message === null) expect(found).toEqual([])
      else expect(found).toContainEqual(expect.stringContaining(message))
    },
  )
})
