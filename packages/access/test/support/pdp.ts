import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startCerbos, type RunningCerbos } from '@cityos/dev-stack'
import { connectPdp, type Pdp } from '../../src'

export const CERBOS = resolve(__dirname, '../../../../infra/cerbos')
export const POLICIES = join(CERBOS, 'policies')

export interface RealPdp {
  server: RunningCerbos
  pdp: Pdp
  stop(): Promise<void>
}

/** The real program with the real policies, or with others. */
export async function startPdp(policiesDir = POLICIES): Promise<RealPdp> {
  const folder = mkdtempSync(join(tmpdir(), 'cityos-cerbos-'))
  const server = await startCerbos({
    policiesDir,
    configFile: join(CERBOS, 'conf.yaml'),
    folder,
    logLevel: 'error',
  })
  const pdp = connectPdp({ url: server.url, timeoutMs: 5_000 })
  return {
    server,
    pdp,
    stop: async () => {
      pdp.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
