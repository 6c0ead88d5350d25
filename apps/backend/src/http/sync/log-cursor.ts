import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { open, seal } from '@cityos/sealing'
import { syncModule } from '../../modules/sync/sync-module'

/** Positions count the messages of all tenants: read, they would tell each how much the others do. */
const CONTEXT = 'cursor of a log'

export function cursorAt(container: MedusaContainer, position: string): string {
  return seal(position, syncModule(container).options.sealingKeys, CONTEXT)
}

/** The position that a cursor names; undefined without one. @throws CityosError `cursor_invalid`. */
export function positionOf(container: MedusaContainer, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  try {
    return open(cursor, syncModule(container).options.sealingKeys, CONTEXT)
  } catch (cause) {
    throw new CityosError('cursor_invalid', 'cursor: does not belong to this list.', undefined, { cause })
  }
}
