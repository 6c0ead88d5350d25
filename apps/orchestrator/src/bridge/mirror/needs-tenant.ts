import type { PayloadTransaction } from '../database/payload-transaction'

/** @throws Error while the tenant is not here yet: the message is tried again, at once when the tenant comes. */
export async function needTenant({ query }: PayloadTransaction, tenantId: string): Promise<void> {
  const [tenant] = await query('select id from tenants where id = $1 for key share', [tenantId])
  if (!tenant) throw new Error(`Tenant ${tenantId} is not here yet.`)
}

/** What waits for the tenant waits no longer. */
export async function wakeWaiting({ query }: PayloadTransaction, tenantId: string): Promise<void> {
  await query(
    `update sync_inbox set next_attempt_at = received_at where tenant_id = $1 and state = 'received' and attempts > 0`,
    [tenantId],
  )
}
