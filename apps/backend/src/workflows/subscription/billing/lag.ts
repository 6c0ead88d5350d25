import { GOES_ON } from '../../../modules/subscription/store/claim-cycles'
import type { BillingContext } from './context'

const OLDEST = `select min(c.due_at) as due_at from billing_cycle c join subscription s on s.id = c.subscription_id
  where c.status = 'scheduled' and c.due_at <= :now and s.status in ('active', 'trialing')
    and ${GOES_ON}
    and exists (select from subscription_billing b where b.is_on)
    and not exists (select 1 from billing_cycle e where e.subscription_id = c.subscription_id
                       and e."index" < c."index" and e.status not in ('paid', 'void', 'uncollectible'))`

/** How long the oldest cycle of the tenant in scope has waited that is due and that nothing keeps from being billed. */
export async function lagOf(context: BillingContext): Promise<number> {
  const now = context.now()
  const rows = await context.db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { due_at: Date | null }[] }>(OLDEST, { now })
    return rows
  })
  const due = rows[0]?.due_at
  return due ? now.getTime() - due.getTime() : 0
}
