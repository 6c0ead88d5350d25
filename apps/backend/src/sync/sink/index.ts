import type { Message, Sql, StateSink } from '@cityos/bridge'
import { applyPlace } from './place'
import { applyProductContent } from './product-content'
import { applyTenantProfile } from './tenant-profile'

type Apply = (tx: Sql, message: Message) => Promise<void>

const APPLIERS: Readonly<Record<string, Apply>> = {
  country: applyPlace,
  geo_scope: applyPlace,
  geo_category: applyPlace,
  geo_subcategory: applyPlace,
  tenant_profile: applyTenantProfile,
  product_content: applyProductContent,
}

/** Writes what the content admin tells; the triggers are told that it is no news to it. */
export class MedusaSink implements StateSink {
  async apply(tx: Sql, message: Message): Promise<void> {
    const write = APPLIERS[message.entity]
    if (!write) throw new RangeError(`Nobody here takes a ${message.entity} in.`)
    await tx.query(`set local app.told = 'yes'`)
    await write(tx, message)
    await tx.query(`set local app.told = ''`)
  }
}
