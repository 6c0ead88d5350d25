import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cerbosBinary } from '@cityos/dev-stack'
import {
  AREAS,
  isPlatformPermission,
  PERMISSIONS,
  PlatformRole,
  RESOURCE_ACTIONS,
  TenantRole,
  VendorRole,
  type Permission,
  type ResourceKind,
} from '@cityos/contracts'
import { accessForRequest, attributesOf, PLATFORM, type Principal } from '../src'
import { keyOf, memberOf, platformStaff } from './support/people'
import { POLICIES, startPdp, type RealPdp } from './support/pdp'

jest.setTimeout(60_000)

const files = readdirSync(POLICIES, { recursive: true, encoding: 'utf8' })
const policies = files.filter(
  (file) => /^[a-z]+\/[a-z_]+\.yaml$/.test(file) && !/_test|derived_roles/.test(file),
)
const kindOf = (file: string) => basename(file, '.yaml')
const read = (file: string) => readFileSync(join(POLICIES, file), 'utf8')
const schema = (name: string) =>
  JSON.parse(read(`_schemas/${name}.json`)) as {
    properties: Record<string, { properties?: object }>
    required: string[]
  }

it('the policies compile, and their own tests pass, in the real program', () => {
  const said = execFileSync(cerbosBinary(), ['compile', '--no-color', POLICIES], { encoding: 'utf8' })
  expect(Number(/(\d+) tests executed/.exec(said)?.[1])).toBeGreaterThan(500)
  expect(said).not.toMatch(/FAILED|SKIPPED/)
})

it('every kind has a policy, and every policy a kind', () => {
  expect(policies.map(kindOf).sort()).toEqual(Object.keys(RESOURCE_ACTIONS).sort())
})

it('a kind of an area has its policy in the folder of the area', () => {
  const areas: Record<string, object> = AREAS
  for (const file of policies) {
    const homes = Object.keys(areas).filter((area) => kindOf(file) in (areas[area] as object))
    if (homes.length) expect(homes).toContain(dirname(file))
  }
})

describe.each(policies)('%s', (file) => {
  const kind = kindOf(file) as ResourceKind

  it('speaks of itself, with schemas, and of actions that there are', () => {
    const text = read(file)
    expect(text).toContain(`\n  resource: ${kind}\n`)
    expect(text).toContain('principalSchema: { ref: cerbos:///principal.json }')
    const actions = [...text.matchAll(/actions: \[(.*?)\]/g)].flatMap(([, list]) =>
      (list as string).split(', '),
    )
    const known = new Set([...RESOURCE_ACTIONS[kind], "'*'"])
    expect(actions.filter((action) => !known.has(action))).toEqual([])
    const spoken = new Set(actions)
    const silent = RESOURCE_ACTIONS[kind].filter((action) => !spoken.has(action) && !spoken.has("'*'"))
    expect(silent).toEqual([])
  })

  it('has the schema of what the application tells of a row', () => {
    const [, name] = /resourceSchema: \{ ref: cerbos:\/\/\/(\w+)\.json \}/.exec(read(file)) as unknown as [
      string,
      string,
    ]
    const { properties, required } = schema(name)
    expect(Object.keys(properties)).toEqual(attributesOf(kind))
    expect(required).toEqual(attributesOf(kind))
  })
})

it('the schema of principals knows every role', () => {
  const { tenants, vendors } = schema('principal').properties
  expect(Object.keys(tenants!.properties!)).toEqual(TenantRole.options)
  expect(Object.keys(vendors!.properties!)).toEqual(VendorRole.options)
})

describe('a running Cerbos', () => {
  let real: RealPdp
  const people: Record<string, Principal> = {
    ...Object.fromEntries(TenantRole.options.map((role) => [role, memberOf('t1', role)])),
    ...Object.fromEntries(PlatformRole.options.map((role) => [role, platformStaff(role)])),
    secret_key: keyOf('t1'),
    platform_key: keyOf(PLATFORM),
  }

  beforeAll(async () => {
    real = await startPdp()
  })
  afterAll(() => real?.stop())

  /** All that somebody may do in a tenant, judged by roles alone. */
  async function rightsOf(principal: Principal, tenant: string): Promise<Set<string>> {
    const access = accessForRequest(real.pdp)
    const answers = await Promise.all(
      PERMISSIONS.map((permission) => {
        const [kind, action] = permission.split(':') as [ResourceKind, string]
        return access.can(principal, action, { kind, tenant })
      }),
    )
    return new Set(PERMISSIONS.filter((_permission, index) => answers[index]))
  }

  it.each([
    ['t1', TenantRole.options, (role: TenantRole) => memberOf('t1', role)],
    [PLATFORM, PlatformRole.options, (role: PlatformRole) => platformStaff(role)],
  ] as const)('in %s nobody gives a role that may do more than they may', async (tenant, roles, holding) => {
    const given: string[] = []
    const access = accessForRequest(real.pdp)
    for (const [name, principal] of Object.entries(people)) {
      const own = await rightsOf(principal, tenant)
      for (const role of roles) {
        const resource = { kind: 'role', tenant, attributes: { role } } as const
        if (!(await access.can(principal, 'assign', resource))) continue
        given.push(`${name} gives ${role}`)
        const rights = await rightsOf((holding as (role: string) => Principal)(role), tenant)
        expect([name, role, [...rights].filter((right) => !own.has(right))]).toEqual([name, role, []])
      }
    }
    expect(given).toEqual(
      tenant === PLATFORM
        ? ['super_admin gives super_admin', 'super_admin gives platform_support']
        : [
            ...TenantRole.options.map((role) => `owner gives ${role}`),
            ...TenantRole.options.slice(1).map((role) => `admin gives ${role}`),
            ...TenantRole.options.map((role) => `super_admin gives ${role}`),
          ],
    )
  })

  it('what is the platform’s own is reached from no tenant', async () => {
    for (const principal of Object.values(people)) {
      const rights = [...(await rightsOf(principal, 't1'))] as Permission[]
      expect(rights.filter(isPlatformPermission)).toEqual([])
    }
    expect([...(await rightsOf(platformStaff('super_admin'), PLATFORM))]).toEqual(PERMISSIONS)
  })
})
