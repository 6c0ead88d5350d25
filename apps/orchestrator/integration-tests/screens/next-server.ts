import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '@cityos/dev-stack'
import { freePort } from '@cityos/testing'
import { startCommand } from '../support/command'
import { environment } from '../support/environment'
import { startProvider, type Provider } from '../support/identity-provider'
import type { World } from '../support/world'

const ROOT = join(__dirname, '../../../..')
const APP = join(ROOT, 'apps/orchestrator')
const MARK = join(APP, '.next/cityos-fingerprint')
/** A minute of a free machine. */
export const BUILD_TIMEOUT_MS = 600_000
const START_TIMEOUT_MS = 60_000

/** The content admin's screens over a world's database, as production serves them. */
export interface Screens {
  url: string
  stop(): Promise<void>
}

export async function startScreens(world: World): Promise<Screens> {
  await build()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const identity = await startProvider(url)
  const told = {
    ORCHESTRATOR_URL: url,
    KEYCLOAK_ISSUER: identity.issuer,
    CONTENT_DATA_DIR: world.folder,
    // Browsers find every name below it on this machine.
    TENANT_BASE_DOMAIN: 'localhost',
    PORT: String(port),
  }
  const { child, log } = startCommand(['server'], await environment(world.database.ownerUrl, told))
  const stop = () => stopBoth(child, identity)
  const gone = once(child, 'exit').then(() => 'gone' as const)
  for (const end = Date.now() + START_TIMEOUT_MS; ;) {
    const answer = await Promise.race([gone, fetch(`${url}/api/health`).catch(() => null)])
    if (answer !== 'gone' && answer?.ok) return { url, stop }
    if (answer === 'gone' || Date.now() > end) {
      await stop()
      throw new Error(`The screens did not start:\n${log()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Unless what is built is of these very sources. */
async function build(): Promise<void> {
  const packages = ['access', 'bridge', 'calendar', 'contracts', 'identity', 'sealing', 'webhooks']
  const sources = [
    ...[join(APP, 'src'), join(APP, 'next.config.mjs'), join(ROOT, 'package-lock.json')],
    ...packages.map((name) => join(ROOT, 'packages', name, 'src')),
  ]
  const print = fingerprint(sources, process.version)
  if (existsSync(join(APP, '.next/BUILD_ID')) && existsSync(MARK) && readFileSync(MARK, 'utf8') === print)
    return
  const { log, code } = startCommand(['build'])
  if ((await code) !== 0) throw new Error(`The screens do not build:\n${log()}`)
  writeFileSync(MARK, print)
}

async function stopBoth(child: ChildProcess, identity: Provider): Promise<void> {
  if (child.exitCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await identity.stop()
}
