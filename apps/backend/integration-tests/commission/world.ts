import { join } from 'node:path'
import type { CommissionRule, CreateCommissionRuleInput } from '@cityos/contracts'
import type { Client, TestBackend, TestTenant } from '@cityos/testing'
import type { LineToCharge } from '../../src/workflows/commission/steps/charge-lines'

const FIXTURE = join(__dirname, '../fixtures/commission.ts')

/** Runs a function of fixtures/commission.ts inside the backend's process. */
export const drive = <T>(backend: TestBackend, name: string, ...args: unknown[]) =>
  backend.run<T>(FIXTURE, name, ...args)

type NewRule = Partial<CreateCommissionRuleInput>

export async function createRule(admin: Client, rule: NewRule = {}): Promise<CommissionRule> {
  const { status, body, text } = await admin.post<{ commission_rule: CommissionRule }>(
    '/admin/commission-rules',
    {
      name: 'Rule',
      terms: { kind: 'percentage', rate_bps: 1_000 },
      ...rule,
    },
  )
  if (status !== 201) throw new Error(`Making a commission rule answered ${status}: ${text}`)
  return body.commission_rule
}

let sold = 0

/** One shirt for 120.00 US dollars in an order of its own, but for what is given. */
export function line(given: Partial<LineToCharge> & { vendor_id: string }): LineToCharge {
  const number = ++sold
  return {
    order_id: `order_${number}`,
    vendor_order_id: `vord_${number}`,
    line_id: `ordli_${number}`,
    kind: 'item',
    product_id: null,
    store_id: null,
    quantity: '1',
    unit_price_minor: 12_000,
    base_minor: 12_000,
    currency_code: 'usd',
    at: '2026-03-10T12:00:00.000Z',
    ...given,
  }
}

/** Every row of the tables of the commission, as texts; what only says when it was written is left out. */
export async function snapshot(backend: TestBackend, tenant: TestTenant): Promise<string[]> {
  const tables = ['commission_rule', 'commission_setting', 'commission_volume']
  return backend.sql(async (owner) => {
    const rows: string[] = []
    for (const table of tables) {
      const found = await owner.query<{ row: string }>(
        `select (to_jsonb(t) - 'updated_at')::text as row from ${table} t where tenant_id = $1 order by 1`,
        [tenant.id],
      )
      rows.push(...found.rows.map(({ row }) => row))
    }
    return rows
  })
}

/** The lines of the tenant as the database holds them, byte by byte. */
export const lineBytes = (backend: TestBackend, tenant: TestTenant) =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query<{ row: string }>(
      `select t::text as row from commission_line t where tenant_id = $1 order by id`,
      [tenant.id],
    )
    return rows.map(({ row }) => row)
  })
