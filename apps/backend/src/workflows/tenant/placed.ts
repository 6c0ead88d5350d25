import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { LEVELS, type Placement } from '../../modules/tenant/domain/placement'
import { bridgeIsOn } from './bridge-is-on'
import type { TenantRecord } from './tenant-module'

/**
 * A change of a tenant, and what follows from it about the placement: as long as the content admin owns it, nothing
 * here changes it; otherwise it is what the content admin will begin with.
 * @throws CityosError `field_owned_elsewhere`
 */
export function placed(
  container: MedusaContainer,
  tenant: TenantRecord,
  after: Partial<TenantRecord>,
): Partial<TenantRecord> {
  const moved = LEVELS.filter((level) => level in after)
  if (!moved.length) return after
  if (bridgeIsOn(container)) {
    throw new CityosError(
      'field_owned_elsewhere',
      `${moved.join(', ')}: the content admin decides where a tenant is placed.`,
    )
  }
  const placement = Object.fromEntries(LEVELS.map((level) => [level, { ...tenant, ...after }[level]]))
  return { ...after, initial_placement: placement as unknown as Placement }
}
