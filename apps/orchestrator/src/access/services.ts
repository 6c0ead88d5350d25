import { connectPdp, type Pdp } from '@cityos/access'
import { env } from '../env'

/** Next bundles a module once for each kind of route: what must be there once hangs on the process. */
const shared = globalThis as typeof globalThis & { cityosPdp?: Pdp }

export function pdp(): Pdp {
  const { CERBOS_URL: url, CERBOS_TIMEOUT_MS: timeoutMs } = env()
  return (shared.cityosPdp ??= connectPdp({ url, timeoutMs }))
}
