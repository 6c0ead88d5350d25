import { asOwner } from '@cityos/testing'
import { startSide } from '../tenancy/sides.mjs'
import { measureRounds } from './rounds.mjs'
import { adminOf } from './writer.mjs'

/** The same server and database, with the triggers of the versions switched off and on in turns. */
export async function measureWrites(context) {
  const { databases, open, options, shops, tenantId, say } = context
  const server = await startSide('ours', databases, options)
  open.push(server.stop)
  const owner = databases.owner.ours
  const { items, location, triggers } = await asOwner(owner, async (client) => {
    const rows = async (sql) => (await client.query(sql)).rows
    return {
      items: (await rows(`select id from inventory_item where tenant_id = '${tenantId}' order by sku`)).map(
        ({ id }) => id,
      ),
      location: (await rows(`select id from stock_location where tenant_id = '${tenantId}'`))[0].id,
      triggers: await rows(
        `select tgrelid::regclass as table, tgname as name from pg_trigger where tgname like 'tenancy_catalogue%'
           and tgname <> 'tenancy_catalogue_bump'`,
      ),
    }
  })
  const switchTo = (state) => () =>
    asOwner(owner, async (client) => {
      for (const { table, name } of triggers)
        await client.query(`alter table ${table} ${state} trigger ${name}`)
    })
  const storefront = { name: '', port: server.port, shop: shops.ours }
  const admin = { ...(await adminOf(storefront)), items, location }
  const lines = []
  for (const scenario of ['edit', 'level', 'order']) {
    say(`cost of the triggers: ${scenario}`)
    const shop = scenario === 'order' ? shops.ours : admin
    const side = (name, state) => ({ name, port: server.port, shop, before: switchTo(state) })
    const sides = [side('without triggers', 'disable'), side('with triggers', 'enable always')]
    lines.push(...(await measureRounds(scenario, sides, context)))
  }
  await server.stop()
  return lines
}
