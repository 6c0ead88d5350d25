import { connectPdp, type Pdp } from '@cityos/access'
import { currentEnvironment } from '../env'

let connected: Pdp | undefined

/** Cerbos, as this process reaches it. The connection opens with the first question. */
export function pdp(): Pdp {
  const { CERBOS_URL: url, CERBOS_TIMEOUT_MS: timeoutMs } = currentEnvironment()
  return (connected ??= connectPdp({ url, timeoutMs }))
}
