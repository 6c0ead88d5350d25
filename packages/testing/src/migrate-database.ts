import { spawn } from 'node:child_process'
import { BACKEND, TENANCY_CLI } from './paths'
import { APPLICATION_PASSWORD, APPLICATION_ROLE } from './test-database'

/**
 * Migrates and synchronises the database that `ownerUrl` names, with `env` beside the tests' own.
 * @throws Error with the output when it fails.
 */
export async function migrateDatabase(ownerUrl: string, env: Record<string, string> = {}): Promise<string> {
  const appUrl = new URL(ownerUrl)
  appUrl.username = APPLICATION_ROLE
  appUrl.password = APPLICATION_PASSWORD
  const child = spawn(process.execPath, [TENANCY_CLI, 'migrate'], {
    cwd: BACKEND,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl.toString(),
      ...env,
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`Migrating the test database failed:\n${output}`)
  return output
}
