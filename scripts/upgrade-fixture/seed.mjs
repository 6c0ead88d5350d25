/* Runs inside the old platform's folder: two tenants who chose the same names for everything sell on it. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fillCatalogue } from './seed/catalogue.mjs'
import { fillOrders } from './seed/orders.mjs'

const FEWEST_FILLED_TABLES = 110
/** Different counts, so that a number that continues another tenant's sequence shows. */
const ORDERS = { t1: 3, t2: 2 }

const fromOldPlatform = createRequire(join(process.env.FIXTURE_PLATFORM, 'packages/testing/package.json'))
const testing = fromOldPlatform(join(process.env.FIXTURE_PLATFORM, 'packages/testing/dist/index.js'))

async function main() {
  const ownerUrl = new URL(process.env.CITYOS_TEST_POSTGRES)
  ownerUrl.pathname = `/${process.env.FIXTURE_DATABASE}`
  await testing.migrateDatabase(ownerUrl.toString())
  const appUrl = new URL(ownerUrl)
  Object.assign(appUrl, { username: 'cityos_app', password: 'test-only' })
  const database = {
    name: ownerUrl.pathname.slice(1),
    ownerUrl: `${ownerUrl}`,
    appUrl: `${appUrl}`,
    drop: async () => {},
  }
  const backend = await testing.TestBackend.start({ database })
  try {
    for (const tenant of await backend.provisionTenants(2)) {
      const catalogue = await fillCatalogue(testing, tenant)
      await fillOrders(testing, tenant, catalogue, ORDERS[tenant.handle])
    }
    await assertFilled(backend)
  } catch (error) {
    console.error(backend.server.log().slice(-6_000))
    throw error
  } finally {
    await backend.stop()
  }
}

/** A rehearsal with empty tables rehearses nothing. */
async function assertFilled(backend) {
  const { empty, filled } = await backend.sql(async (client) => {
    const { rows: tables } = await client.query(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant' order by 1`,
    )
    const result = { empty: [], filled: 0 }
    for (const { name } of tables) {
      const { rowCount } = await client.query(
        `select from "${name}" where tenant_id <> 'platform' group by tenant_id`,
      )
      if (rowCount === 2) result.filled++
      else result.empty.push(name)
    }
    return result
  })
  console.log(`${filled} tables are filled for both tenants; not: ${empty.join(', ')}`)
  if (filled < FEWEST_FILLED_TABLES) throw new Error(`Fewer than ${FEWEST_FILLED_TABLES} tables are filled.`)
}

await main()
