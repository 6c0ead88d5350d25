import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const MODULES = 'apps/backend/src/modules'

/** The importing file, what it imports, and the rule that this breaks; null where it is allowed. */
const CASES: [from: string, imports: string, rule: string | null][] = [
  ['packages/webhooks/src/a.ts', '../../../apps/backend/src/api/route', 'packages-never-import-apps'],
  ['packages/testing/src/a.ts', '../../../apps/backend/src/api/route', 'packages-never-import-apps'],
  ['apps/orchestrator/src/a.ts', '../../backend/src/api/route', 'apps-never-import-each-other'],
  ['apps/backend/src/http/a.ts', '../../../orchestrator/src/target', 'apps-never-import-each-other'],

  ['packages/money/src/a.ts', '@cityos/contracts', 'foundations-stand-alone'],
  ['packages/contracts/src/a.ts', '@cityos/money', 'foundations-stand-alone'],
  ['packages/calendar/src/a.ts', '@cityos/webhooks', 'foundations-stand-alone'],
  ['packages/access/src/a.ts', '@cityos/contracts', null],
  ['packages/access/src/b.ts', '@cityos/webhooks', 'platform-packages-import-foundations-only'],
  ['packages/medusa-tenancy/src/a.ts', '@cityos/contracts', null],
  ['packages/medusa-tenancy/src/b.ts', '@cityos/access', 'platform-packages-import-foundations-only'],
  ['packages/sealing/src/a.ts', '@cityos/contracts', 'foundations-stand-alone'],
  ['packages/postgres/src/a.ts', '@cityos/contracts', 'foundations-stand-alone'],
  ['packages/postgres/integration-tests/a.test.ts', '@cityos/testing', null],
  ['packages/medusa-tenancy/src/e.ts', '@cityos/postgres', null],
  ['packages/bridge/src/c.ts', '@cityos/postgres', 'the-bridge-knows-no-app'],
  ['packages/bridge/src/a.ts', '@cityos/webhooks', null],
  ['packages/bridge/src/b.ts', '@cityos/contracts', 'the-bridge-knows-no-app'],
  ['packages/access/src/c.ts', '@cityos/testing', 'the-product-never-imports-its-tools'],
  ['apps/backend/src/http/b.ts', '@cityos/dev-stack', 'the-product-never-imports-its-tools'],
  ['apps/backend/medusa-config.ts', '@cityos/dev-stack', 'the-product-never-imports-its-tools'],
  ['apps/backend/integration-tests/a.test.ts', '@cityos/testing', null],
  ['packages/testing/src/b.ts', '@cityos/dev-stack', null],
  [
    'apps/backend/src/http/c.ts',
    '../../../../packages/money/src/inner',
    'packages-are-entered-by-their-index',
  ],
  ['packages/webhooks/src/c.ts', '../../contracts/src/inner', 'packages-are-entered-by-their-index'],
  ['packages/money/test/a.test.ts', '../src/inner', null],

  ['packages/money/src/b.ts', '@medusajs/framework', 'plain-packages-know-no-framework'],
  ['packages/webhooks/src/d.ts', 'payload', 'plain-packages-know-no-framework'],
  ['packages/dev-stack/src/a.ts', '@medusajs/framework', 'plain-packages-know-no-framework'],
  ['packages/medusa-tenancy/src/c.ts', '@medusajs/framework', null],
  ['packages/testing/src/c.ts', '@medusajs/framework', null],
  ['packages/medusa-tenancy/src/d.ts', 'payload', 'tenancy-knows-no-payload'],
  ['apps/backend/src/http/d.ts', 'payload', 'each-app-has-its-own-framework'],
  ['apps/orchestrator/src/b.ts', '@medusajs/framework', 'the-orchestrator-knows-no-medusa-server'],
  ['apps/orchestrator/src/c.ts', '@medusajs/js-sdk', null],

  [`${MODULES}/vendor/a.ts`, '../payout/service', 'modules-never-import-each-other'],
  [`${MODULES}/vendor/domain/a.ts`, '../../payout/service', 'modules-never-import-each-other'],
  [`${MODULES}/vendor/b.ts`, '../../workflows/target', 'modules-import-nothing-above-them'],
  [`${MODULES}/vendor/c.ts`, '../../links/target', 'modules-import-nothing-above-them'],
  [`${MODULES}/vendor/d.ts`, './domain/rule', null],
  [`${MODULES}/vendor/domain/b.ts`, './rule', null],
  [`${MODULES}/vendor/domain/c.ts`, '@cityos/money', null],
  [`${MODULES}/vendor/domain/d.ts`, '@medusajs/framework', 'domain-rules-are-pure'],
  [`${MODULES}/vendor/domain/e.ts`, '../service', 'domain-rules-are-pure'],
  [`${MODULES}/vendor/domain/f.ts`, 'node:fs', 'domain-rules-are-pure'],
  ['apps/backend/src/links/a.ts', '../modules/payout/service', null],
  ['apps/backend/src/links/b.ts', '../workflows/target', 'links-import-modules-only'],
  ['apps/backend/src/workflows/a.ts', '../modules/payout/service', null],
  ['apps/backend/src/workflows/b.ts', '../api/route', 'workflows-import-nothing-above-them'],
  ['apps/backend/src/workflows/c.ts', '../jobs/target', 'workflows-import-nothing-above-them'],
  ['apps/backend/src/jobs/a.ts', '../workflows/target', null],
  ['apps/backend/src/jobs/b.ts', '../api/route', 'edges-never-import-each-other'],
  ['apps/backend/src/subscribers/a.ts', '../jobs/target', 'edges-never-import-each-other'],
  ['apps/backend/src/admin/a.ts', '../workflows/target', 'screens-import-no-server-code'],

  ['packages/money/src/c.ts', './nowhere', 'resolvable'],
  ['packages/money/src/ring-1.ts', './ring-2', 'no-circular'],
  [`${MODULES}/vendor/models/ring-1.ts`, './ring-2', null],
  [`${MODULES}/vendor/models/ring-2.ts`, './ring-1', null],
]

/** What the cases import. */
const TARGETS = [
  'apps/backend/src/api/route.ts',
  'apps/backend/src/jobs/target.ts',
  'apps/backend/src/links/target.ts',
  'apps/backend/src/workflows/target.ts',
  'apps/orchestrator/src/target.ts',
  `${MODULES}/payout/service.ts`,
  `${MODULES}/vendor/service.ts`,
  `${MODULES}/vendor/domain/rule.ts`,
  'packages/contracts/src/inner.ts',
  'packages/money/src/inner.ts',
  ...[
    'access',
    'calendar',
    'contracts',
    'dev-stack',
    'medusa-tenancy',
    'money',
    'postgres',
    'testing',
    'webhooks',
  ].map((name) => `packages/${name}/src/index.ts`),
  ...['@medusajs/framework', '@medusajs/js-sdk', 'payload'].map((name) => `node_modules/${name}/index.js`),
]

describe('boundaries', () => {
  let root: string
  const broken = new Map<string, Set<string>>()

  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), content)
  }

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'boundaries-'))
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.test.json', 'tsconfig.base.json']) {
      copyFileSync(path.join(ROOT, file), path.join(root, file))
    }
    for (const target of TARGETS)
      write(target, target.endsWith('.ts') ? 'export const x = 1\n' : 'exports.x = 1\n')
    for (const [from, imports] of CASES)
      write(from, `import * as it from '${imports}'\nexport const y = it\n`)
    write(
      'apps/backend/src/admin/types.ts',
      "import type { x } from '../workflows/target'\nexport type X = typeof x\n",
    )
    // A cycle is reported once, at its first file.
    write('packages/money/src/ring-2.ts', "export * from './ring-1'\n")
    // dependency-cruiser finds TypeScript from where it runs.
    symlinkSync(path.join(ROOT, 'node_modules/typescript'), path.join(root, 'node_modules/typescript'))

    const cli = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = [cli, 'packages', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
    const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
    const { summary } = JSON.parse(output) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    for (const { from, rule } of summary.violations)
      broken.set(from, (broken.get(from) ?? new Set()).add(rule.name))
  })

  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it.each(CASES)('%s, importing %s, breaks: %s', (from, _imports, rule) => {
    const rules = [...(broken.get(from) ?? [])]
    if (rule === null) expect(rules).toEqual([])
    else expect(rules).toContain(rule)
  })

  it('a screen may import the types of server code', () => {
    expect(broken.has('apps/backend/src/admin/types.ts')).toBe(false)
  })

  it('every rule of the configuration is broken by a case above', () => {
    const { forbidden } = require(path.join(ROOT, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[]
    }
    const seen = new Set(CASES.map(([, , rule]) => rule))
    expect(forbidden.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([])
  })
})
