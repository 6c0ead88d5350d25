import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fingerprint } from '@cityos/dev-stack'
import { BACKEND, REPOSITORY } from './paths'
import { asOwner, databaseUrl } from './test-database'

/** What decides how the built admin looks. */
const SOURCES = ['apps/backend/src/admin', 'apps/backend/medusa-config.ts', 'package-lock.json']
const KEPT = join(REPOSITORY, '.cityos/test-admin')

/**
 * Builds the admin with our screens, which takes a minute, unless one of the same sources is there. Answers the
 * folder that holds it as `public/admin`.
 * @throws Error with the end of the build's output.
 */
export async function buildAdmin(): Promise<string> {
  const print = fingerprint(SOURCES.map((path) => join(REPOSITORY, path)))
  const folder = join(KEPT, print.slice(0, 12))
  await asOwner(databaseUrl('postgres'), async (client) => {
    // Test files run side by side: the second waits for the first one's build.
    await client.query('select pg_advisory_lock(hashtext($1))', [KEPT])
    if (!existsSync(folder)) await buildInto(folder)
  })
  return folder
}

async function buildInto(folder: string): Promise<void> {
  await medusaBuild()
  await rm(KEPT, { recursive: true, force: true })
  const unfinished = `${folder}-${process.pid}`
  await mkdir(join(unfinished, 'public'), { recursive: true })
  await cp(join(BACKEND, '.medusa/admin'), join(unfinished, 'public/admin'), { recursive: true })
  // Whole or not there at all: an interrupted copy is no build.
  await rename(unfinished, folder)
}

async function medusaBuild(): Promise<void> {
  const cli = createRequire(join(BACKEND, 'package.json')).resolve('@medusajs/cli/cli.js')
  const child = spawn(process.execPath, [cli, 'build', '--admin-only', '--no-lint'], {
    cwd: BACKEND,
    env: { ...process.env, NODE_ENV: 'production', CITYOS_BUILDING: '1', MEDUSA_DISABLE_TELEMETRY: 'true' },
  })
  let output = ''
  const keep = (chunk: unknown) => (output = (output + String(chunk)).slice(-20_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The admin does not build:\n${output.slice(-4_000)}`)
}
