import type { MedusaContainer } from '@medusajs/framework/types'
import { checkAddress, UnusableAddress } from '@cityos/bridge'
import { CityosError } from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'

/** @throws CityosError `validation_failed` for an address that messages are not sent to. */
export async function assertUsableAddress(container: MedusaContainer, url: string): Promise<void> {
  try {
    await checkAddress(url, syncModule(container).options.allowPrivate)
  } catch (error) {
    if (error instanceof UnusableAddress) throw new CityosError('validation_failed', `url: ${error.message}`)
    throw error
  }
}
