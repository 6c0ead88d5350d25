import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cerbosBinary } from '@cityos/dev-stack'
import {
  isPlatformPermission,
  PERMISSIONS,
  PlatformRole,
  RESOURCE_ACTIONS,
  ROLE_PERMISSIONS,
  TenantRole,
  VendorRole,
  type Grantee,
  type ResourceKind,
} from '@cityos/contracts'
import { accessForRequest, attributesOf, PLATFORM, type Principal } from '../src'
import { keyOf, memberOf, platformStaff } from './support/people'
import { POLICIES, startPdp } from './support/pdp'

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

it('a role’s rights in the policies are the ones that contracts lists', async () => {
  const real = await startPdp()
  const access = accessForRequest(real.pdp)
  const people: Record<Grantee, Principal> = {
    ...(Object.fromEntries(TenantRole.options.map((role) => [role, memberOf('t1', role)])) as Record<
      TenantRole,
      Principal
    >),
    ...(Object.fromEntries(PlatformRole.options.map((role) => [role, platformStaff(role)])) as Record<
      PlatformRole,
      Principal
    >),
    secret_key: keyOf('t1'),
    platform_key: keyOf(PLATFORM),
  }
  const wrong: string[] = []
  for (const [grantee, principal] of Object.entries(people)) {
    await Promise.all(
      PERMISSIONS.map(async (permission) => {
        const [kind, action] = permission.split(':') as [ResourceKind, string]
        const tenant = isPlatformPermission(permission) ? PLATFORM : 't1'
        const may = await access.can(principal, action, { kind, tenant })
        if (may !== ROLE_PERMISSIONS[grantee as Grantee].has(permission))
          wrong.push(`${grantee} ${permission}: ${may}`)
      }),
    )
  }
  await real.stop()
  expect(wrong).toEqual([])
})
