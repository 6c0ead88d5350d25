import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Loads one of Medusa's own packages as Medusa itself would: from where @medusajs/medusa is installed. */
export function loadCoreModule<T>(specifier: string, file?: string): T {
  const fromProject = createRequire(join(process.cwd(), 'package.json'))
  const fromMedusa = createRequire(fromProject.resolve('@medusajs/medusa'))
  // Deep files are not exported by their packages: reach them beside the package's entry.
  const path = file ? join(dirname(fromMedusa.resolve(specifier)), file) : specifier
  return fromMedusa(path) as T
}

export interface ModuleExport {
  default: { service: { prototype: object; name: string } }
}

export interface ProviderExport {
  default: { services: { prototype: object; name: string }[] }
}
