import { TenancyError } from '../errors'

/**
 * Refuses modules that cannot work under tenancy, before one of them stops the start with a database error.
 * @throws TenancyError `configuration_invalid`.
 */
export function refuseUnsupportedModules(modules: Record<string, unknown> | undefined): void {
  const index = modules?.['index']
  if (!index || (index as { disable?: boolean }).disable) return
  throw new TenancyError(
    'configuration_invalid',
    'The index module (@medusajs/index) creates tables whenever it starts, which the restricted role may not: remove it from medusa-config.ts.',
  )
}
