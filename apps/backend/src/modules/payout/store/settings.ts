import { ID_PREFIXES, newId, type PayoutMethod, type PayoutSchedule } from '@cityos/contracts'
import {
  defaultSettings,
  settingsUnder,
  type OwnPayoutSettings,
  type PayoutSettings,
} from '../domain/settings'
import { rowsOf, type Sql } from './sql'

type Row = OwnPayoutSettings & { vendor_id: string }

const COLUMNS = 'method, schedule, minimums, hold_days, reserve_bps, reserve_days, on_hold, on_hold_reason'

/** The tenant's own row has this in place of a vendor's id. */
const TENANT = ''

/** What was decided for vendors, by their id; nothing for those for whom nothing was. `''` is the tenant's own. */
export async function ownSettings(
  sql: Sql,
  vendorIds: readonly string[],
): Promise<Map<string, OwnPayoutSettings>> {
  const rows = await rowsOf<Row>(
    sql,
    `select vendor_id, ${COLUMNS} from payout_setting where vendor_id = any(?::text[])`,
    [vendorIds],
  )
  return new Map(rows.map(({ vendor_id, ...settings }) => [vendor_id, settings]))
}

/** How vendors in general are paid. `method` is that of an installation where nobody has chosen one. */
export async function tenantSettings(sql: Sql, method: PayoutMethod): Promise<PayoutSettings> {
  return settingsUnder(defaultSettings(method), (await ownSettings(sql, [TENANT])).get(TENANT))
}

/** How each of these vendors is paid. */
export async function vendorSettings(
  sql: Sql,
  vendorIds: readonly string[],
  method: PayoutMethod,
): Promise<Map<string, PayoutSettings>> {
  const own = await ownSettings(sql, [TENANT, ...vendorIds])
  const above = settingsUnder(defaultSettings(method), own.get(TENANT))
  return new Map(vendorIds.map((id) => [id, settingsUnder(above, own.get(id))]))
}

/** Every schedule that is some vendor's own. */
export async function ownSchedules(sql: Sql): Promise<PayoutSchedule[]> {
  const rows = await rowsOf<{ schedule: PayoutSchedule }>(
    sql,
    `select distinct schedule from payout_setting where schedule is not null and vendor_id <> ''`,
  )
  return rows.map(({ schedule }) => schedule)
}

/** Writes decisions for a vendor, or for the tenant (`''`); columns that are not named stay. Answers the row of before. */
export async function saveSettings(
  sql: Sql,
  vendorId: string,
  change: Partial<OwnPayoutSettings>,
): Promise<OwnPayoutSettings | undefined> {
  await sql.raw(
    `insert into payout_setting (id, vendor_id) values (?, ?) on conflict (tenant_id, vendor_id) do nothing`,
    [newId(ID_PREFIXES.payout_setting), vendorId],
  )
  const [before] = await rowsOf<OwnPayoutSettings>(
    sql,
    `select ${COLUMNS} from payout_setting where vendor_id = ? for update`,
    [vendorId],
  )
  const next = { ...(before as OwnPayoutSettings), ...change }
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  await sql.raw(
    `update payout_setting set method = ?, schedule = ?::jsonb, minimums = ?::jsonb, hold_days = ?, reserve_bps = ?,
            reserve_days = ?, on_hold = ?, on_hold_reason = ?, updated_at = now() where vendor_id = ?`,
    [
      next.method,
      json(next.schedule),
      json(next.minimums),
      next.hold_days,
      next.reserve_bps,
      next.reserve_days,
      next.on_hold,
      next.on_hold_reason,
      vendorId,
    ],
  )
  return before
}
