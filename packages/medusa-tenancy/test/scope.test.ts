import { currentTenantId, enterTenant, requireTenantId, runInTenant } from '../src/scope/scope'
import {
  configureMissingScope,
  finishBoot,
  missingScopeCount,
  tenantWithoutScope,
} from '../src/scope/missing-scope'

describe('the tenant scope', () => {
  it('follows the code that it was entered around, through awaits and timers', async () => {
    const seen = await runInTenant('a', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      const inner = await runInTenant('b', async () => currentTenantId())
      return [inner, currentTenantId()]
    })
    expect(seen).toEqual(['b', 'a'])
    expect(currentTenantId()).toBeUndefined()
  })

  it('holds for a lazy query that is only returned', async () => {
    // knex sends its query when somebody calls then(): that must happen inside.
    const lazy = { then: (resolve: (value: unknown) => void) => resolve(currentTenantId()) }
    expect(await runInTenant('a', () => lazy as unknown as Promise<unknown>)).toBe('a')
  })

  it('never mixes concurrent tenants', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `t${i}`)
    const seen = await Promise.all(
      ids.map((id) =>
        runInTenant(id, async () => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
          return currentTenantId()
        }),
      ),
    )
    expect(seen).toEqual(ids)
  })

  it.each(['', 'a b', "a'b", 'a;b', undefined, null, 'x'.repeat(65)])(
    'refuses %p as a tenant id',
    async (id) => {
      await expect(runInTenant(id as string, async () => 1)).rejects.toMatchObject({
        code: 'tenant_id_invalid',
      })
      expect(() => enterTenant(id as string, () => 1)).toThrow()
    },
  )

  it('is demanded by requireTenantId', () => {
    expect(() => requireTenantId()).toThrow(expect.objectContaining({ code: 'scope_missing' }))
  })
})

describe('a query without a scope', () => {
  it('belongs to the platform during the boot', () => {
    expect(tenantWithoutScope()).toBe('platform')
    expect(missingScopeCount()).toBe(0)
  })

  it('is counted and logged with its stack afterwards, or refused', () => {
    const lines: string[] = []
    finishBoot()
    configureMissingScope({ policy: 'log', log: (line) => lines.push(line) })
    expect(tenantWithoutScope()).toBe('platform')
    expect(lines[0]).toContain('scope.test')
    configureMissingScope({ policy: 'throw' })
    expect(() => tenantWithoutScope()).toThrow(expect.objectContaining({ code: 'scope_missing' }))
    expect(missingScopeCount()).toBe(2)
  })
})
