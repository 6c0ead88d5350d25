import type { Message, StateSink } from '@cityos/bridge'
import type { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { PayloadTransaction } from '../database/payload-transaction'
import { mirrorProduct } from './product'
import { mirrorStore } from './store'
import { mirrorTenant } from './tenant'
import { mirrorVendor } from './vendor'

type MirroredEntity = (typeof BRIDGE_ENTITIES)['medusa'][number]

const MIRRORS: Readonly<Record<MirroredEntity, (tx: PayloadTransaction, message: Message) => Promise<void>>> =
  {
    tenant: mirrorTenant,
    store: mirrorStore,
    product: mirrorProduct,
    vendor: mirrorVendor,
  }

/** Makes things here what Medusa says they are, in Payload's own transaction. */
export const mirror: StateSink<PayloadTransaction> = {
  async apply(tx, message) {
    const { entity, correlation_id: correlation } = message
    if (!Object.hasOwn(MIRRORS, entity)) throw new Error(`Nothing here mirrors a ${entity}.`)
    // The trail tells of the request that changed it in Medusa.
    if (correlation && /^[\x21-\x7e]+$/.test(correlation)) tx.req.headers.set('x-request-id', correlation)
    else tx.req.headers.delete('x-request-id')
    await MIRRORS[entity as MirroredEntity](tx, message)
  },
}
