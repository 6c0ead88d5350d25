import type { MedusaContainer } from '@medusajs/framework/types'
import { runInTenant } from '@cityos/medusa-tenancy'
import { tellTogether } from '../../src/workflows/vendor-notification/tell-together'

/** A connection that finds nobody to tell, and remembers what it was asked about. */
function connection({ fails = false } = {}) {
  const asked: string[][] = []
  const raw = (_sql: string, { ids }: { ids: string[] }) => {
    asked.push([...ids])
    return fails ? Promise.reject(new Error('The database is away.')) : Promise.resolve({ rows: [] })
  }
  const container = { resolve: () => ({ raw }) } as unknown as MedusaContainer
  const tell = (tenantId: string, id: string, kind: 'order_placed' | 'order_canceled' = 'order_placed') =>
    runInTenant(tenantId, () => tellTogether(container, kind, id))
  return { asked, tell }
}

it('what is told at once is looked for together, by tenant and kind', async () => {
  const { asked, tell } = connection()
  await Promise.all([
    ...[tell('ten_a', 'one'), tell('ten_b', 'two'), tell('ten_a', 'three')],
    tell('ten_a', 'four', 'order_canceled'),
  ])
  expect(asked).toEqual([['one', 'three'], ['two'], ['four']])
})

it('what comes later has a look of its own', async () => {
  const { asked, tell } = connection()
  await tell('ten_a', 'one')
  await tell('ten_a', 'two')
  expect(asked).toEqual([['one'], ['two']])
})

it('everybody who asked finds out that it has failed', async () => {
  const { tell } = connection({ fails: true })
  const results = await Promise.allSettled([tell('ten_a', 'one'), tell('ten_a', 'two')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
