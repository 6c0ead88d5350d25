import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Classification } from '../schema/classification'

/** The project's own classification: `tenancy.classification.json` in its folder, when there is one. */
export function loadClassification(): Partial<Classification> | undefined {
  const fromProject = createRequire(join(process.cwd(), 'package.json'))
  try {
    return fromProject('./tenancy.classification.json') as Partial<Classification>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
