import { mkdtemp, rm } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCerbos, type RunningCerbos } from '@cityos/dev-stack'
import { REPOSITORY } from './paths'

/** Set by the global setup: the Cerbos that all backends of a run ask. */
export const CERBOS_VARIABLE = 'CITYOS_TEST_CERBOS'

const CERBOS = join(REPOSITORY, 'infra/cerbos')

/** Starts a Cerbos of its own with the repository's policies, or with a copy that the test changes. */
export async function startPolicies(
  policiesDir = join(CERBOS, 'policies'),
  port?: number,
): Promise<RunningCerbos> {
  const folder = await mkdtemp(join(tmpdir(), 'cityos-cerbos-'))
  const server = await startCerbos({
    policiesDir,
    configFile: join(CERBOS, 'conf.yaml'),
    folder,
    logLevel: 'error',
    ...(port === undefined ? {} : { port }),
  })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return {
    ...server,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let own: Promise<RunningCerbos> | undefined

/** The run's Cerbos; outside a run, as in a benchmark, one that ends with this process. */
export async function cerbosUrl(): Promise<string> {
  return process.env[CERBOS_VARIABLE] ?? (await (own ??= startPolicies())).url
}
