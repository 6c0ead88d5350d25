import { mkdirSync } from 'node:fs'
import { onChildStarted, throwIfInterrupted, type Child } from './children'
import { environments } from './environment'
import type { Layout } from './paths'
import { freePort, isPortFree, portFrom } from './ports'
import { preflight } from './preflight'
import type { Progress } from './progress'
import { recordChild } from './running'
import { loadSecrets } from './state'
import { openAccess } from './steps/access'
import { startBackend } from './steps/backend'
import { bringContent } from './steps/bring-content'
import { contentSettings } from './steps/content-settings'
import { buildBackend, buildFingerprint, isBuilt } from './steps/build'
import { openDatabase } from './steps/database'
import { identitySettings, startIdentity } from './steps/identity'
import { isMigrated, migrate, migrationFingerprint } from './steps/migrate'
import { isSeeded, readDemo, seedDemo, writeDemo } from './steps/seed'
import { playSubscriptions } from './steps/subscriptions'
import type { Started } from './started'
import { welcome } from './welcome'

interface BringUp {
  paths: Layout
  env: NodeJS.ProcessEnv
  progress: Progress
  signal: AbortSignal
  started: Started
}

const DEFAULT_PORT = 9000
const IDENTITY_PORT = 8180

/** Every step in order, each skipped when an earlier start has left its result. @returns the running backend. */
export async function bringUp({ paths, env, progress, signal, started }: BringUp): Promise<Child> {
  const began = performance.now()
  const port = portFrom(env, 'PORT') ?? DEFAULT_PORT
  const host = env.CITYOS_HOST || '127.0.0.1'
  await preflight(paths, port)
  onChildStarted((pid) => recordChild(paths.running, pid))
  for (const folder of [paths.logs, paths.uploads]) mkdirSync(folder, { recursive: true })

  const database = await progress.step('PostgreSQL', () => openDatabase(paths, env))
  started.database = database
  throwIfInterrupted(signal)
  const access = await progress.step('Cerbos', () => openAccess(paths, env))
  started.access = access
  throwIfInterrupted(signal)
  const secrets = loadSecrets(paths.secrets)
  const identity = identitySettings(env, await identityPort(env))
  const { issuer } = identity
  const content = await contentSettings(paths, env, database.ownerUrl)
  const { ownerUrl } = database
  const envs = environments(env, paths, {
    ownerUrl,
    cerbosUrl: access.url,
    secrets,
    port,
    issuer,
    contentUrl: content?.url,
  })

  const build = buildFingerprint(paths)
  await progress.stepUnless(isBuilt(paths, build), ['Backend build', 'a minute or two'], () =>
    buildBackend(paths, envs.build, build, signal),
  )

  const migrations = migrationFingerprint(paths, database.ownerUrl)
  await progress.stepUnless(
    isMigrated(paths, database, migrations),
    ['Migrations and tenant isolation', 'about half a minute'],
    () => migrate(paths, envs.migrate, database, migrations, signal),
  )

  await progress.stepUnless(isSeeded(paths), ['Demo data', 'about a minute'], () =>
    seedDemo(paths, envs.app, signal),
  )

  if (identity.port !== undefined) {
    started.identity = await progress.step('Identity provider', () =>
      startIdentity(
        paths,
        { ...envs.app, ...(content && { ORCHESTRATOR_URL: content.url }) },
        identity,
        readDemo(paths).tenants,
        signal,
      ),
    )
  }

  const backend = await progress.step('Backend', () =>
    startBackend(paths, envs.app, { host, port }, signal, (child) => (started.backend = child)),
  )
  if (content) await bringContent({ paths, progress, signal, started, app: envs.app, content, secrets })
  const demo = writeDemo(paths, `http://localhost:${port}`, readDemo(paths), content?.url)
  progress.line(welcome(demo, (performance.now() - began) / 1000))
  const subscriptions = playSubscriptions(paths, env, progress)
  if (subscriptions) started.subscriptions = subscriptions
  return backend
}

/** Nobody types this address, so that another one does as well when somebody is there. */
async function identityPort(env: NodeJS.ProcessEnv): Promise<number> {
  const wanted = portFrom(env, 'IDENTITY_PORT')
  if (wanted !== undefined) return wanted
  return (await isPortFree(IDENTITY_PORT)) ? IDENTITY_PORT : freePort()
}
