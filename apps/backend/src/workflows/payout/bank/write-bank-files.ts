import { addLocalDays, localTimeOf, weekdayOf } from '@cityos/calendar'
import { ID_PREFIXES, newId, PAYOUT_EVENTS } from '@cityos/contracts'
import type { BankAccount } from '../../../modules/payout/domain/bank-account'
import { endToEndId, pain001, type BankTransfer } from '../../../modules/payout/domain/pain001'
import { insertAttempts } from '../../../modules/payout/store/attempts'
import { claimForFile, insertBatch } from '../../../modules/payout/store/batches'
import type { PayoutRecord } from '../../../modules/payout/store/payouts'
import { providerConfig } from '../../../modules/payout/store/provider-configs'
import type { Sql } from '../../../modules/payout/store/sql'
import { rowsOf } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { timeZoneOf } from '../generate/time-zone'
import { move } from '../move-money'
import { destinationsOf } from '../process/destination-of'

/** What a tenant's own account at its bank is. */
interface BankConfig extends BankAccount {
  bic: string
  lead_days: number
}

/** Banks refuse files that are too long. */
const MOST_TRANSFERS = 2_000
const FRIDAY = 5

/**
 * Writes files for the bank of the payouts whose time has come: file, attempts and payouts in one transaction, so that
 * a payout is in one file or in none. Answers the ids of the files; none before the tenant has named its account.
 */
export async function writeBankFiles(context: PayoutContext): Promise<string[]> {
  const kept = await providerConfig(context.db, 'bank_transfer')
  if (!kept) return []
  const config = context.payouts.open<BankConfig>(kept.config_sealed, kept.id)
  const files: string[] = []
  for (;;) {
    const written = await context.db.transaction((trx) => writeOne(context, trx, config))
    if (!written) return files
    await context.announce(PAYOUT_EVENTS.held, written.held)
    await context.announce(PAYOUT_EVENTS.in_transit, written.sent)
    if (written.id) files.push(written.id)
  }
}

interface Written {
  id: string | null
  sent: string[]
  held: string[]
}

async function writeOne(context: PayoutContext, trx: Sql, config: BankConfig): Promise<Written | null> {
  const now = context.payouts.now()
  const claimed = await claimForFile(trx, now, MOST_TRANSFERS)
  if (!claimed.length) return null
  const destinations = await destinationsOf(context, trx, claimed)
  const names = await accountIds(trx, claimed)
  const held: string[] = []
  const sending: { payout: PayoutRecord; destination: { shown: string | null; sealed: string | null } }[] = []
  for (const payout of claimed) {
    const found = destinations.get(payout.id)!
    if ('destination' in found) sending.push({ payout, destination: found.destination })
    else {
      await move(context, trx, payout, 'hold', { patch: { reasons: found.reasons } })
      held.push(payout.id)
    }
  }
  if (!sending.length) return { id: null, sent: [], held }
  const id = newId(ID_PREFIXES.payout_batch)
  const currency_code = sending[0]!.payout.currency_code
  const transfers = sending.map(({ payout, destination }): BankTransfer => ({
    payout_id: payout.id,
    amount_minor: payout.amount_minor,
    creditor: context.payouts.open<BankAccount>(destination.sealed!, names.get(payout.vendor_id)!),
    text: `${config.holder_name} ${endToEndId(payout.id)}`,
  }))
  const execution_date = workingDay(now, config.lead_days, await timeZoneOf(trx))
  const message_id = endToEndId(id)
  const xml = pain001({
    message_id,
    created_at: now,
    execution_date,
    debtor: config,
    currency_code,
    transfers,
  })
  const amount = transfers.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)
  await insertBatch(trx, {
    ...{ id, currency_code, message_id, execution_date, payout_count: transfers.length },
    ...{ amount_minor: String(amount), file_sealed: context.payouts.seal(xml, id) },
  })
  await insertAttempts(trx, sending, now)
  await markSent(trx, { id, now, sending })
  return { id, sent: sending.map(({ payout }) => payout.id), held }
}

/** Sent and accepted at once: between the file and the bank stand people, and no call. */
async function markSent(
  trx: Sql,
  {
    id,
    now,
    sending,
  }: { id: string; now: Date; sending: { payout: PayoutRecord; destination: { shown: string | null } }[] },
): Promise<void> {
  const ids = sending.map(({ payout }) => payout.id)
  await trx.raw(
    `update payout p set status = 'in_transit', attempts = attempts + 1, batch_id = ?, sent_at = ?, next_attempt_at = null,
            destination = w.destination, updated_at = now()
       from unnest(?::text[], ?::text[]) as w (id, destination) where p.id = w.id and p.status = 'pending'`,
    [id, now, ids, sending.map(({ destination }) => destination.shown)],
  )
  await trx.raw(
    `update payout_attempt set state = 'accepted', sends = 1, finished_at = ?
      where payout_id = any(?::text[]) and state = 'started'`,
    [now, ids],
  )
}

/** Bank data are sealed for the account's row. */
async function accountIds(trx: Sql, payouts: readonly PayoutRecord[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; vendor_id: string }>(
    trx,
    `select id, vendor_id from payout_account where method = 'bank_transfer' and vendor_id = any(?::text[])`,
    [payouts.map(({ vendor_id }) => vendor_id)],
  )
  return new Map(rows.map(({ id, vendor_id }) => [vendor_id, id]))
}

/** A number of days on, and no Saturday or Sunday: then banks do not work. By the tenant's clocks. */
function workingDay(now: Date, days: number, timeZone: string): string {
  for (let ahead = days; ; ahead++) {
    const local = localTimeOf(addLocalDays(now, ahead, timeZone), timeZone)
    if (weekdayOf(local) > FRIDAY) continue
    return [local.year, local.month, local.day].map((part) => String(part).padStart(2, '0')).join('-')
  }
}
