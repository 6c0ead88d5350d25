import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type ListPayoutFindings,
  type ListPayoutReconciliations,
  type PayoutFinding,
  type PayoutFindings,
  type PayoutReconciliation,
  type PayoutReconciliations,
} from '@cityos/contracts'
import { findFinding, type FindingRecord } from '../../modules/payout/store/payout-findings'
import { findReconciliation, type ReconciliationRecord } from '../../modules/payout/store/reconciliations'
import { payoutContext } from '../../workflows/payout/context'
import { listRows } from './list-rows'
import { iso, isoOrNull } from '../times'

/** One page of comparisons with providers. */
export async function listReconciliations(
  container: MedusaContainer,
  query: ListPayoutReconciliations,
): Promise<PayoutReconciliations> {
  const { method, state } = query
  const { rows, page } = await listRows<ReconciliationRecord>(
    container,
    'payout_reconciliation',
    { method, state },
    query,
  )
  return { payout_reconciliations: rows.map(toReconciliation), ...page }
}

/** @throws CityosError `not_found`. */
export async function readReconciliation(
  container: MedusaContainer,
  id: string,
): Promise<PayoutReconciliation> {
  const found = await findReconciliation(payoutContext(container).db, id)
  if (!found) throw new CityosError('not_found', `There is no comparison ${id}.`)
  return toReconciliation(found)
}

/** One page of what comparisons have found. */
export async function listFindings(
  container: MedusaContainer,
  query: ListPayoutFindings,
): Promise<PayoutFindings> {
  const { state, method, payout_id, reconciliation_id } = query
  const filters = { state, class: query.class, method, payout_id, reconciliation_id }
  const { rows, page } = await listRows<FindingRecord>(container, 'payout_finding', filters, query)
  return { payout_findings: rows.map(toFinding), ...page }
}

/** @throws CityosError `not_found`. */
export async function readFinding(container: MedusaContainer, id: string): Promise<PayoutFinding> {
  const found = await findFinding(payoutContext(container).db, id)
  if (!found) throw new CityosError('not_found', `There is no finding ${id}.`)
  return toFinding(found)
}

function toReconciliation(row: ReconciliationRecord): PayoutReconciliation {
  const { id, method, state, ours, theirs, found, by_class, error, requested_by } = row
  return {
    ...{ id, method, state, ours, theirs, found, by_class, error, requested_by },
    from: iso(row.from_at),
    to: iso(row.to_at),
    created_at: iso(row.created_at),
    started_at: isoOrNull(row.started_at),
    finished_at: isoOrNull(row.finished_at),
  }
}

function toFinding(row: FindingRecord): PayoutFinding {
  const { id, reconciliation_id, method, payout_id, provider_reference, ours, theirs } = row
  const { state, resolution, resolved_by } = row
  return {
    ...{ id, reconciliation_id, method, class: row.class, payout_id, provider_reference, ours, theirs },
    ...{ state, resolution, resolved_by },
    resolved_at: isoOrNull(row.resolved_at),
    last_seen_at: iso(row.last_seen_at),
    created_at: iso(row.created_at),
  }
}
