import type { Sql, State, StateSource } from '@cityos/bridge'
import { withinTenant } from '@cityos/medusa-tenancy'
import { billingCycleReader } from './billing-cycle'
import { commissionRuleReader } from './commission-rule'
import { countRows, listIds, loadRows, type Reader } from './load-rows'
import { disputeReader } from './dispute'
import { ledgerFindingReader } from './ledger-finding'
import { orderReader } from './order'
import { payoutReader } from './payout'
import { payoutAccountReader } from './payout-account'
import { payoutFindingReader } from './payout-finding'
import { payoutReconciliationReader } from './payout-reconciliation'
import { payoutReversalReader } from './payout-reversal'
import { productReader } from './product'
import { storeReader } from './store'
import { subscriptionReader } from './subscription'
import { subscriptionPlanReader } from './subscription-plan'
import { tenantReader } from './tenant'
import { vendorReader } from './vendor'
import { vendorAcceptanceReader } from './vendor-acceptance'
import { vendorDocumentReader } from './vendor-document'
import { vendorMemberReader } from './vendor-member'
import { vendorOrderReader } from './vendor-order'

const READERS: Readonly<Record<string, Reader>> = {
  tenant: tenantReader,
  store: storeReader,
  product: productReader,
  vendor: vendorReader,
  order: orderReader,
  commission_rule: commissionRuleReader,
  payout: payoutReader,
  payout_finding: payoutFindingReader,
  dispute: disputeReader,
  vendor_order: vendorOrderReader,
  subscription: subscriptionReader,
  billing_cycle: billingCycleReader,
  subscription_plan: subscriptionPlanReader,
  vendor_document: vendorDocumentReader,
  vendor_member: vendorMemberReader,
  vendor_acceptance: vendorAcceptanceReader,
  payout_account: payoutAccountReader,
  payout_reversal: payoutReversalReader,
  payout_reconciliation: payoutReconciliationReader,
  ledger_finding: ledgerFindingReader,
}

/** Runs before anything of a tenant is told, in the transaction that tells it. */
export type BeforeTelling = (tx: Sql, tenantId: string) => Promise<void>

/** What Medusa tells, as packages/contracts/src/bridge/medusa-states.ts says: read in the tenant's scope, in one query. */
export class MedusaSource implements StateSource {
  readonly entities = Object.keys(READERS)

  constructor(private readonly before: BeforeTelling = async () => {}) {}

  async load(
    tx: Sql,
    tenantId: string,
    entity: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, State>> {
    const reader = readerOf(entity)
    await this.before(tx, tenantId)
    const load = () => loadRows(tx, reader, ids, tenantId)
    return reader.scope === 'platform' ? load() : withinTenant(tx, tenantId, load)
  }

  listIds(tx: Sql, tenantId: string, entity: string, after: string, most: number): Promise<string[]> {
    const reader = readerOf(entity)
    const list = () => listIds(tx, reader, { tenantId, after, most })
    return reader.scope === 'platform' ? list() : withinTenant(tx, tenantId, list)
  }

  count(tx: Sql, tenantId: string, entity: string): Promise<number> {
    const reader = readerOf(entity)
    const count = () => countRows(tx, reader, tenantId)
    return reader.scope === 'platform' ? count() : withinTenant(tx, tenantId, count)
  }
}

function readerOf(entity: string): Reader {
  const reader = READERS[entity]
  if (!reader) throw new RangeError(`Medusa tells nothing of a ${entity}.`)
  return reader
}
