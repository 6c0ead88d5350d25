import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type CommissionRule,
  type CommissionRuleList,
  type ListCommissionRules,
} from '@cityos/contracts'
import { missingCurrencies } from '../../modules/commission/domain/check-terms'
import type { CommissionContent } from '../../modules/commission/domain/commission-rule'
import type { RuleRow } from '../../modules/commission/store/rule-row'
import { tenantCurrencies } from '../../workflows/commission/assert-references'
import { connectionOf } from '../../workflows/connection'
import { commissionModule } from '../../workflows/commission/commission-module'
import { listPage } from '../paging'

const SCOPES = [
  'product_id',
  'category_id',
  'collection_id',
  'product_type_id',
  'vendor_id',
  'store_id',
] as const

/** One page of the tenant's rules. */
export async function listCommissionRules(
  container: MedusaContainer,
  query: ListCommissionRules,
): Promise<CommissionRuleList> {
  const service = commissionModule(container)
  const { q, kind, stack_group, active } = query
  const scope = Object.fromEntries(SCOPES.filter((key) => query[key]).map((key) => [key, query[key]]))
  const { rows, page } = await listPage<RuleRow>(
    async (where, config) => (await service.listAndCountCommissionRules(where, config)) as never,
    {
      ...scope,
      ...(q && { q }),
      ...(kind && { kind }),
      ...(stack_group && { stack_group }),
      ...(active && { active: active === 'true' }),
    },
    query,
  )
  const currencies = await tenantCurrencies(connectionOf(container))
  return { commission_rules: rows.map((row) => toRule(row, currencies)), ...page }
}

/** @throws CityosError `not_found`. */
export async function readCommissionRule(container: MedusaContainer, id: string): Promise<CommissionRule> {
  const [row] = await commissionModule(container).listCommissionRules({ id })
  if (!row) throw new CityosError('not_found', `There is no commission rule ${id}.`)
  return toRule(row as unknown as RuleRow, await tenantCurrencies(connectionOf(container)))
}

function toRule(row: RuleRow, currencies: readonly string[]): CommissionRule {
  return {
    id: row.id,
    version: row.version,
    ...toContent(row),
    missing_currencies: missingCurrencies(row.terms, currencies),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
  }
}

/** What people wrote, as the API answers it. */
export function toContent(content: CommissionContent) {
  const { name, description, terms, limits, product_id, category_id, collection_id, product_type_id } =
    content
  const { vendor_id, store_id, charge_shipping, only_listed_currencies, valid_from, valid_to } = content
  const { priority, stack_group, active } = content
  return {
    ...{ name, description, terms, limits: [...limits] },
    ...{ product_id, category_id, collection_id, product_type_id, vendor_id, store_id },
    ...{ charge_shipping, only_listed_currencies },
    valid_from: valid_from && iso(valid_from),
    valid_to: valid_to && iso(valid_to),
    ...{ priority, stack_group, active },
  }
}

const iso = (at: Date) => new Date(at).toISOString()
