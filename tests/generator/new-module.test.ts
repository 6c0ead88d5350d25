import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cerbosBinary } from '@cityos/dev-stack'

const ROOT = path.resolve(__dirname, '../..')
const COPIED = [
  'apps/backend',
  'infra',
  'packages',
  'scripts',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  'package.json',
]
const CONFIGS = [
  '.prettierrc.json',
  '.prettierignore',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.test.json',
]
const NOT_COPIED = new Set(['node_modules', '.medusa', '.cityos', 'coverage'])

/** A copy of the repository whose @cityos packages are its own and whose other dependencies are the real ones. */
function copyRepository(target: string): void {
  for (const entry of [...COPIED, ...CONFIGS]) {
    const filter = (source: string) => !NOT_COPIED.has(path.basename(source))
    cpSync(path.join(ROOT, entry), path.join(target, entry), {
      recursive: true,
      preserveTimestamps: true,
      filter,
    })
  }
  mkdirSync(path.join(target, 'node_modules/@cityos'), { recursive: true })
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (name !== '@cityos' && name !== '.cache')
      link(path.join(ROOT, 'node_modules', name), path.join(target, 'node_modules', name))
  }
  for (const name of readdirSync(path.join(target, 'packages'))) {
    link(path.join(target, 'packages', name), path.join(target, 'node_modules/@cityos', name))
    link(
      path.join(ROOT, 'packages', name, 'node_modules'),
      path.join(target, 'packages', name, 'node_modules'),
    )
  }
  link(path.join(ROOT, 'apps/backend/node_modules'), path.join(target, 'apps/backend/node_modules'))
}

function link(source: string, target: string): void {
  if (existsSync(source)) symlinkSync(source, target)
}

describe('npm run new:module', () => {
  let root: string
  let written: string[]

  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const generate = (...nouns: string[]) => run('scripts/new-module.mjs', ...nouns)
  const bin = (file: string) => path.join(ROOT, 'node_modules', file)
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
  const files = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('node_modules'))

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'new-module-'))
    copyRepository(root)
    const { stdout, stderr, status } = generate('loyalty-policy')
    if (status !== 0) throw new Error(stderr)
    written = [...stdout.matchAll(/^ {2}((?:apps|infra|packages)\/\S+)$/gm)].map(([, file]) => file!)
  }, 120_000)

  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('writes every piece of a module', () => {
    expect(written.map((file) => file.replace(/\d{14}/, '<stamp>')).sort()).toEqual([
      'apps/backend/integration-tests/loyalty-policy.test.ts',
      'apps/backend/medusa-config.ts',
      'apps/backend/src/access/route-table.ts',
      'apps/backend/src/access/routes/loyalty-policies.ts',
      'apps/backend/src/api/admin/loyalty-policies/[id]/route.ts',
      'apps/backend/src/api/admin/loyalty-policies/middlewares.ts',
      'apps/backend/src/api/admin/loyalty-policies/openapi.ts',
      'apps/backend/src/api/admin/loyalty-policies/response.ts',
      'apps/backend/src/api/admin/loyalty-policies/route.ts',
      'apps/backend/src/api/admin/loyalty-policies/validators.ts',
      'apps/backend/src/api/middlewares.ts',
      'apps/backend/src/api/openapi.ts',
      'apps/backend/src/modules/loyalty-policy/domain/loyalty-policy-name.test.ts',
      'apps/backend/src/modules/loyalty-policy/domain/loyalty-policy-name.ts',
      'apps/backend/src/modules/loyalty-policy/index.ts',
      'apps/backend/src/modules/loyalty-policy/migrations/.snapshot-loyalty-policy.json',
      'apps/backend/src/modules/loyalty-policy/migrations/Migration<stamp>.ts',
      'apps/backend/src/modules/loyalty-policy/models/loyalty-policy.ts',
      'apps/backend/src/modules/loyalty-policy/service.ts',
      'apps/backend/src/workflows/loyalty-policy/create-loyalty-policy.ts',
      'apps/backend/src/workflows/loyalty-policy/steps/create-loyalty-policy.ts',
      'infra/cerbos/policies/tenant/loyalty_policy.yaml',
      'packages/contracts/src/ids.ts',
      'packages/contracts/src/index.ts',
      'packages/contracts/src/loyalty-policy.ts',
      'packages/contracts/src/permissions.ts',
    ])
    for (const file of written) expect(read(file)).not.toMatch(/\{\{|__\w+__/)
  })

  it('registers the module, its routes, their descriptions and rows, its id prefix and its contract', () => {
    expect(read('apps/backend/src/access/route-table.ts')).toMatch(
      /routeGroups[^=]*= \{\n {2}'loyalty-policies': loyaltyPolicyRows,/,
    )
    expect(read('apps/backend/src/access/routes/loyalty-policies.ts')).toContain("'loyalty_policy:create'")
    expect(read('packages/contracts/src/permissions.ts')).toContain('loyalty_policy: CRUD')
    expect(read('apps/backend/medusa-config.ts')).toContain("{ resolve: './src/modules/loyalty-policy' }")
    expect(read('apps/backend/src/api/middlewares.ts')).toMatch(
      /routes: \[[^;]*\.\.\.loyaltyPolicyRoutes,?\s*\]/,
    )
    expect(read('apps/backend/src/api/openapi.ts')).toMatch(/\[[^;]*\bloyaltyPolicyOpenApi\b[^;]*\]/)
    expect(read('packages/contracts/src/ids.ts')).toContain("loyalty_policy: 'loypol'")
    expect(read('packages/contracts/src/index.ts')).toContain("export * from './loyalty-policy'")
  })

  it('what it writes type-checks', () => {
    const tsc = bin('typescript/bin/tsc')
    // Only what was written is judged here, and what it needs: the rest of the tree has its own check.
    const inBackend = written.filter((file) => /^apps\/backend\/.*\.ts$/.test(file))
    const config = 'apps/backend/tsconfig.written.json'
    const files = inBackend.map((file) => path.relative('apps/backend', file))
    const project = { extends: './tsconfig.test.json', include: ['**/*.d.ts'], files }
    writeFileSync(path.join(root, config), JSON.stringify(project))
    const output = [['-b'], ['-p', config]].map((args) => run(tsc, ...args).stdout).join('\n')
    expect(output.split('\n').filter((line) => written.some((file) => line.startsWith(file)))).toEqual([])
  }, 120_000)

  it('what it writes passes lint, format and boundaries', () => {
    const sources = written.filter((file) => file.endsWith('.ts'))
    const lint = run(bin('eslint/bin/eslint.js'), '--max-warnings', '0', '--no-warn-ignored', ...sources)
    expect(lint.stdout + lint.stderr).toBe('')
    expect(run(bin('prettier/bin/prettier.cjs'), '--check', ...written).status).toBe(0)
    const cruiser = bin('dependency-cruiser/bin/dependency-cruise.mjs')
    const boundaries = run(
      cruiser,
      'packages',
      'apps',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    )
    expect(boundaries.stdout).not.toContain('loyalty-policy')
  }, 120_000)

  it('the policy that it writes compiles among the others', () => {
    const { status, stdout, stderr } = spawnSync(
      cerbosBinary(),
      ['compile', '--skip-tests', path.join(root, 'infra/cerbos/policies')],
      { encoding: 'utf8' },
    )
    expect(stdout + stderr).toBe('')
    expect(status).toBe(0)
  })

  it('refuses every name that cannot be a module, with a sentence', () => {
    const refusals = {
      Vendor: 'is not a module name',
      '../vendor': 'is not a module name',
      class: 'is a word of TypeScript',
      brands: 'is a plural: name the module "brand"',
      equipment: 'has no plural',
      status: 'as "statuses" at run time and as "status" in its types',
      store: 'is the name of a Medusa package',
      order: 'is the name of a Medusa package',
      'price-list': "is a table of Medusa's own",
      'workflows-execution': "is a route of Medusa's own",
      tenant: 'exists already',
      'loyalty-policy': 'exists already',
    }
    const script = `
      import { namesOf, refuseForm } from './scripts/new-module/names.mjs'
      import { refuseTaken } from './scripts/new-module/taken.mjs'
      const root = process.cwd()
      const refuse = (noun) => refuseForm(noun, root) ?? refuseTaken(namesOf(noun, root), root) ?? 'accepted'
      console.log(JSON.stringify(process.argv.slice(1).map(refuse)))`
    const { stdout } = run('--input-type=module', '--eval', script, ...Object.keys(refusals))
    const sentences = JSON.parse(stdout) as string[]
    Object.values(refusals).forEach((sentence, index) => expect(sentences[index]).toContain(sentence))
  })

  it.each([
    [[], 'Usage: npm run new:module <noun>'],
    [['loyalty-policy'], 'exists already'],
    [['a', 'b'], 'Usage'],
  ])('a refusal of %j is one clear text, and nothing is written', (nouns, text) => {
    const before = files()
    const { status, stderr } = generate(...nouns)
    expect(status).toBe(1)
    expect(stderr).toContain(text)
    expect(stderr).not.toContain('    at ')
    expect(files()).toEqual(before)
  })

  it('says what to add by hand, and writes nothing, where a file no longer has the form it knows', () => {
    const config = path.join(root, 'apps/backend/medusa-config.ts')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace('  modules: [\n', '  modules: modules([\n'))
    const before = files()
    const { status, stderr } = generate('branch')
    writeFileSync(config, text)
    expect(status).toBe(1)
    expect(stderr).toContain("add by hand: { resolve: './src/modules/branch' }")
    expect(files()).toEqual(before)
  })

  it.each([
    ['branch', 'branches'],
    ['business', 'businesses'],
    ['toy', 'toys'],
  ])('the plural of %s is %s', (noun, plural) => {
    expect(generate(noun).stdout).toContain(`apps/backend/src/api/admin/${plural}/route.ts`)
  })
})
