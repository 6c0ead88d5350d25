import { join } from 'node:path'
import type { TestBackend, TestTenant } from '@cityos/testing'
import { get, post } from './call'

const FIXTURE = join(__dirname, '../../fixtures/commission.ts')

/** A rule about the tenant's vendor, and a line that it has charged. */
export async function buildCommission(
  backend: TestBackend,
  { id, admin }: TestTenant,
  mark: string,
): Promise<void> {
  const { vendors } = await get(admin, '/admin/vendors')
  const vendor_id = vendors[0].id as string
  await post(admin, '/admin/commission-rules', {
    ...{ name: `${mark} rule`, description: mark, vendor_id },
    terms: { kind: 'percentage', rate_bps: 1_000 },
  })
  const line = {
    ...{ order_id: `${mark}-order`, vendor_order_id: `${mark}-vendor-order`, line_id: `${mark}-line` },
    ...{ kind: 'item', vendor_id, product_id: null, store_id: null, quantity: '1' },
    ...{ unit_price_minor: 100, base_minor: 100, currency_code: 'usd', at: '2026-03-10T12:00:00Z' },
  }
  await backend.run(FIXTURE, 'charge', id, [[line]])
}
