import { createRequire } from 'node:module'

interface Telemetry {
  Telemeter: { prototype: { isTrackingEnabled(): boolean } }
  flush?: () => void
}

/**
 * Keeps Medusa's telemetry quiet. MEDUSA_DISABLE_TELEMETRY keeps events from being recorded, but each process
 * still forks a sender when it ends, which outlives it.
 */
export function muteTelemetry(): void {
  const fromMedusa = createRequire(require.resolve('@medusajs/medusa'))
  const { Telemeter, flush } = fromMedusa('@medusajs/telemetry') as Telemetry
  Telemeter.prototype.isTrackingEnabled = () => false
  if (flush) process.off('exit', flush)
}
