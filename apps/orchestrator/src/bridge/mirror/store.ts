import type { Message } from '@cityos/bridge'
import { StoreState } from '@cityos/contracts'
import type { Where } from 'payload'
import type { PayloadTransaction } from '../database/payload-transaction'
import { giveHosts } from './hosts'
import { needTenant } from './needs-tenant'

/** A store as Medusa tells it; theme, navigation and the rest of ours stay as they are. */
export async function mirrorStore(tx: PayloadTransaction, message: Message): Promise<void> {
  const { entity_id: id, tenant_id: tenant, data, version } = message
  if (data === null) return removeStore(tx, tenant, id)
  const told = StoreState.parse(data)
  await needTenant(tx, tenant)
  const fields = {
    name: told.name,
    handle: told.handle,
    status: told.status,
    salesChannelId: told.sales_channel_id,
    regionIds: told.region_ids,
    mirrorVersion: version,
  }
  const { req } = tx
  const { payload } = req
  if (await payload.db.findOne({ collection: 'stores', where: { id: { equals: id } }, req }))
    await payload.update({ collection: 'stores', id, data: { ...fields, tenant }, req, depth: 0 })
  else await payload.create({ collection: 'stores', data: { id, tenant, ...fields }, req, depth: 0 })
  await giveHosts(tx, tenant, id)
}

/** With what was written for it alone: a page without its store would be a page of all of them. */
async function removeStore({ req }: PayloadTransaction, tenant: string, id: string): Promise<void> {
  const { payload } = req
  const own: Where = { and: [{ store: { equals: id } }, { tenant: { equals: tenant } }] }
  for (const collection of ['product-content', 'pages'] as const) {
    const { errors } = await payload.delete({ collection, where: own, req, depth: 0 })
    if (errors.length) throw new Error(`${collection} of store ${id}: ${errors[0]!.message}`)
  }
  const where: Where = { and: [{ id: { equals: id } }, { tenant: { equals: tenant } }] }
  const { errors } = await payload.delete({ collection: 'stores', where, req, depth: 0 })
  if (errors.length) throw new Error(`store ${id}: ${errors[0]!.message}`)
}
