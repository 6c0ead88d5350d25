import { join } from 'node:path'
import { fingerprint } from '@cityos/dev-stack'
import { migrateDatabase } from './migrate-database'
import { REPOSITORY } from './paths'
import { asOwner, databaseUrl } from './test-database'

/** What decides how a migrated and synchronised database looks. */
const SOURCES = [
  'packages/medusa-tenancy/dist',
  'apps/backend/src/modules',
  'apps/backend/src/links',
  'apps/backend/src/migration-scripts',
  'apps/backend/medusa-config.ts',
  'apps/backend/tenancy.classification.json',
  'package-lock.json',
]

/** Finds or builds the template for the code as it is now, and answers its name. */
export async function buildTemplate(): Promise<string> {
  const print = fingerprint(SOURCES.map((path) => join(REPOSITORY, path)))
  const name = `cityos_template_${print.slice(0, 12)}`
  await asOwner(databaseUrl('postgres'), async (client) => {
    // Two runs may share a server: the second waits for the first one's template.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const building = `${name}_building`
    await client.query(`drop database if exists ${building} with (force)`)
    await client.query(`create database ${building}`)
    await migrateDatabase(databaseUrl(building))
    await client.query(`alter database ${building} rename to ${name}`)
  })
  return name
}
