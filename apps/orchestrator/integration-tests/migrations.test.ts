import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner } from '@cityos/testing'
import { orchestratorDatabase } from './support/database'
import { environment } from './support/environment'

const APP = join(__dirname, '..')
const MIGRATIONS = join(APP, 'src/migrations')

it('the migrations make what the collections say: nothing is left to be written', async () => {
  const database = await orchestratorDatabase()
  const before = readdirSync(MIGRATIONS).sort()
  const env = {
    ...process.env,
    ...(await environment(database.ownerUrl)),
    NODE_ENV: 'test',
  } as NodeJS.ProcessEnv
  const bin = join(APP, 'node_modules/payload/bin.js')
  try {
    execFileSync(process.execPath, [bin, 'migrate:create', 'drift', '--skip-empty'], {
      cwd: APP,
      env,
      stdio: 'pipe',
    })
    expect(readdirSync(MIGRATIONS).sort()).toEqual(before)
  } finally {
    for (const file of readdirSync(MIGRATIONS)) {
      if (!before.includes(file)) rmSync(join(MIGRATIONS, file))
    }
    await database.drop()
  }
})

it('every enum has the values of one field alone', async () => {
  const database = await orchestratorDatabase()
  const columns = await asOwner(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ type: string; columns: string[] }>(
      `select udt_name as type, array_agg(column_name::text order by column_name) as columns
         from information_schema.columns where data_type = 'USER-DEFINED' and table_schema = 'public'
        group by udt_name, table_name having count(distinct column_name) > 1`,
    )
    return rows
  })
  await database.drop()
  // Payload names an enum after its field without a leading underscore: "status" beside "_status" would share one.
  expect(columns).toEqual([])
})
