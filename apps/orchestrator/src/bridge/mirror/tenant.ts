import type { Message } from '@cityos/bridge'
import { TenantState } from '@cityos/contracts'
import { env } from '../../env'
import type { PayloadTransaction } from '../database/payload-transaction'
import { giveHosts } from './hosts'
import { wakeWaiting } from './needs-tenant'
import { placementOf } from './placement'
import { removeTenant } from './remove-tenant'

/** A tenant as Medusa tells it; what is ours of it stays as it is. */
export async function mirrorTenant(tx: PayloadTransaction, message: Message): Promise<void> {
  const { entity_id: id, data, version } = message
  if (data === null) return removeTenant(tx, id)
  const told = TenantState.parse(data)
  const fields = { ...fieldsOf(told), mirrorVersion: version }
  const { req } = tx
  if (await req.payload.db.findOne({ collection: 'tenants', where: { id: { equals: id } }, req })) {
    await req.payload.update({ collection: 'tenants', id, data: fields, req, depth: 0 })
  } else {
    const placement = told.initial_placement ? await placementOf(tx, told.initial_placement) : {}
    await req.payload.create({ collection: 'tenants', data: { id, ...fields, placement }, req, depth: 0 })
    await wakeWaiting(tx, id)
  }
  await giveHosts(tx, id)
}

const fieldsOf = (told: TenantState) => ({
  name: told.name,
  handle: told.handle,
  status: told.status,
  tier: told.tier,
  currencies: told.currency_codes,
  locales: told.locales,
  domains: told.domains.map(({ host, kind, status, store_id: storeId }) => ({
    host: kind === 'subdomain' && !host.includes('.') ? `${host}.${env().TENANT_BASE_DOMAIN}` : host,
    kind,
    status,
    storeId: storeId ?? null,
  })),
})
