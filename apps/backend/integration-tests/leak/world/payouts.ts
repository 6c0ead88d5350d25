import { ID_PREFIXES, newId } from '@cityos/contracts'
import type { TestBackend, TestTenant } from '@cityos/testing'
import { get, post } from './call'

/** How the tenant pays, a payout that somebody holds, an account, a file, a finding and a dispute: no job touches them. */
export async function buildPayouts(
  backend: TestBackend,
  { id, admin }: TestTenant,
  mark: string,
): Promise<void> {
  const { vendors } = await get(admin, '/admin/vendors')
  const vendor = vendors[0].id as string
  await post(admin, '/admin/payout-settings', { schedule: { kind: 'manual' } })
  await post(admin, `/admin/payout-settings/${vendor}`, { on_hold: true, on_hold_reason: `${mark} reason` })
  await backend.sql(async (owner) => {
    const [payout, batch] = [newId(ID_PREFIXES.payout), newId(ID_PREFIXES.payout_batch)]
    await owner.query(
      `insert into payout (tenant_id, id, vendor_id, currency_code, amount_minor, status, method, note, destination)
       values ($1, $2, $3, 'eur', 1000, 'held', 'bank_transfer', $4, $4)`,
      [id, payout, vendor, `${mark} note`],
    )
    await owner.query(
      `insert into payout_batch (tenant_id, id, currency_code, payout_count, amount_minor, message_id, file_sealed, execution_date)
       values ($1, $2, 'eur', 1, 1000, $3, 'sealed', '2026-11-23')`,
      [id, batch, `${mark}-file`],
    )
    await owner.query(
      `insert into payout_account (tenant_id, id, vendor_id, method, status, holder_name, details_masked)
       values ($1, $2, $3, 'bank_transfer', 'enabled', $4, $4)`,
      [id, newId(ID_PREFIXES.payout_account), vendor, `${mark} holder`],
    )
    const reconciliation = newId(ID_PREFIXES.payout_reconciliation)
    await owner.query(
      `insert into payout_reconciliation (tenant_id, id, method, state, from_at, to_at, requested_by)
       values ($1, $2, 'stripe_connect', 'finished', '2026-11-01', '2026-11-02', $3)`,
      [id, reconciliation, `${mark} user`],
    )
    await owner.query(
      `insert into payout_finding (tenant_id, id, reconciliation_id, method, class, fingerprint, payout_id, ours, last_seen_at)
       values ($1, $2, $3, 'stripe_connect', 'missing_there', $4, $5, '{}', now())`,
      [id, newId(ID_PREFIXES.payout_finding), reconciliation, `${mark} fingerprint`, payout],
    )
    await owner.query(
      `insert into dispute (tenant_id, id, order_id, provider, provider_reference, reason, note, currency_code, amount_minor,
         unallocated_minor, occurred_at)
       values ($1, $2, $3, 'manual', $3, 'general', $3, 'eur', 1000, 1000, now())`,
      [id, newId(ID_PREFIXES.dispute), `${mark} dispute`],
    )
  })
}
