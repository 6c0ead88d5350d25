import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What tests know of Medusa's configuration. */
export interface Config {
  plugins?: unknown[]
  modules?: Record<string, { options?: { providers?: { id?: string; options?: object }[] } } | false>
}

interface ConfigManager {
  loadConfig(input: { projectConfig?: Config }): unknown
}

/** Changes the configuration before Medusa reads it. It is loaded more than once: the same change must do no harm. */
export function changeConfig(change: (config: Config) => void): void {
  const fromBackend = createRequire(join(process.cwd(), 'package.json'))
  const { configManager } = fromBackend('@medusajs/framework/config') as { configManager: ConfigManager }
  const loadConfig = configManager.loadConfig.bind(configManager)
  configManager.loadConfig = (input) => {
    if (input.projectConfig) change(input.projectConfig)
    return loadConfig(input)
  }
}
