import type { Classification } from '@cityos/medusa-tenancy'
import json from '../tenancy.classification.json'

/** The project's own tables, as the schema sync and the checks of the running server read them. */
export const classification = json as Partial<Classification>
