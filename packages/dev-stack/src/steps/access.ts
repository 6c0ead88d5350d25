import { join } from 'node:path'
import { startCerbos, type RunningCerbos } from '../cerbos'
import { StackError } from '../errors'
import { logTail } from '../log-tail'
import type { Layout } from '../paths'
import { portFrom } from '../ports'

export interface Access {
  url: string
  /** Absent when CERBOS_URL names somebody else's. */
  server?: RunningCerbos
}

/** Cerbos with this checkout's policies; a change of them needs no restart. */
export async function openAccess(paths: Layout, env: NodeJS.ProcessEnv): Promise<Access> {
  if (env.CERBOS_URL) return { url: env.CERBOS_URL }
  const port = portFrom(env, 'CITYOS_CERBOS_PORT')
  const server = await startCerbos({
    policiesDir: join(paths.policies, 'policies'),
    configFile: join(paths.policies, 'conf.yaml'),
    folder: paths.cerbos,
    logLevel: 'warn',
    ...(port === undefined ? {} : { port }),
  })
  return { url: server.url, server }
}

export function cerbosStopped({ cerbos }: Layout): StackError {
  const log = join(cerbos, 'cerbos.log')
  return new StackError(
    'cerbos_failed',
    `Cerbos stopped by itself. It said last:\n${logTail(log, 10)}\n\nThe whole log: ${log}`,
    'Nobody can be let in without it: correct the error above and start again.',
  )
}
