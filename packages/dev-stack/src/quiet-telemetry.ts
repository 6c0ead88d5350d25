import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The environment in which Medusa's telemetry does nothing. MEDUSA_DISABLE_TELEMETRY keeps it from recording
 * events, but each process forks a sender all the same, which takes a second of CPU and outlives it; what
 * stops that is Medusa's own setting in its configuration file, kept here in `folder` and not in the home of
 * whoever runs this.
 */
export function quietTelemetry(folder: string): {
  MEDUSA_DISABLE_TELEMETRY: string
  XDG_CONFIG_HOME: string
} {
  mkdirSync(join(folder, 'medusa'), { recursive: true })
  const settings = { telemetry: { enabled: false, machine_id: 'none' } }
  writeFileSync(join(folder, 'medusa/config.json'), JSON.stringify(settings))
  return { MEDUSA_DISABLE_TELEMETRY: 'true', XDG_CONFIG_HOME: folder }
}
