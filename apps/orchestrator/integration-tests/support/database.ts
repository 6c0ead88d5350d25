import { join } from 'node:path'
import { fingerprint } from '@cityos/dev-stack'
import { asOwner, cloneDatabase, databaseUrl, type TestDatabase } from '@cityos/testing'
import { environment } from './environment'
import { startOrchestrator } from './server-process'

const SOURCES = ['../../src/migrations', '../../src/geo'].map((path) => join(__dirname, path))

/** A database of the content admin's, migrated and with the geo hierarchy: a copy of one that is made once. */
export async function orchestratorDatabase(): Promise<TestDatabase> {
  const name = `orchestrator_template_${fingerprint(SOURCES).slice(0, 12)}`
  await asOwner(databaseUrl('postgres'), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const building = `${name}_building`
    await client.query(`drop database if exists ${building} with (force)`)
    await client.query(`create database ${building}`)
    const server = await startOrchestrator(await environment(databaseUrl(building)))
    try {
      await server.call('migrate')
      await server.call('seedGeo')
    } finally {
      await server.stop()
    }
    await client.query(`alter database ${building} rename to ${name}`)
  })
  return cloneDatabase(name)
}
