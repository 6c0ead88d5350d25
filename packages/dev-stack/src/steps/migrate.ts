import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from '../children'
import { fingerprint } from '../fingerprint'
import type { Layout } from '../paths'
import { readState, updateState } from '../state'
import type { Database } from './database'

/** What decides the shape of the database. */
export function migrationFingerprint({ backend, root, lockfile }: Layout, ownerUrl: string): string {
  const source = join(backend, 'src')
  const migrations = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])(migrations|migration-scripts)$/.test(path))
    .sort()
    .map((path) => join(source, path))
  const paths = [
    ...migrations,
    join(source, 'links'),
    join(root, 'packages/medusa-tenancy/dist'),
    join(backend, 'medusa-config.ts'),
    join(backend, 'tenancy.classification.json'),
    lockfile,
  ]
  return fingerprint(paths, ownerUrl)
}

export function isMigrated(paths: Layout, database: Database, print: string): boolean {
  const state = readState(paths.state)
  return state.database === database.identity && state.migrations === print
}

export async function migrate(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  database: Database,
  print: string,
  signal: AbortSignal,
): Promise<void> {
  const known = readState(paths.state).database === database.identity
  updateState(paths.state, {
    migrations: undefined,
    ...(known ? {} : { database: database.identity, seeded: false, subscriptions: false }),
  })
  await runChild({
    args: [paths.tenancy, 'migrate'],
    cwd: paths.backend,
    env,
    logFile: join(paths.logs, 'migrate.log'),
    signal,
    remedy: 'Correct the migration named above and start again; migrations that passed are not repeated.',
  })
  updateState(paths.state, { migrations: print })
}
