import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { asOwner, createEmptyDatabase, type TestDatabase } from '@cityos/testing'

/** A database of two selling tenants as the platform left it on Medusa 2.13.1; see scripts/make-upgrade-fixture.mjs. */
export async function restoreFixture(): Promise<TestDatabase> {
  const database = await createEmptyDatabase()
  const sql = gunzipSync(await readFile(join(__dirname, '../fixtures/medusa-2.13.1.sql.gz'))).toString('utf8')
  await asOwner(database.ownerUrl, (client) => client.query(sql))
  return database
}
