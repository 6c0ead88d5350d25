import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Principal } from '@cityos/access'
import { CreateCommissionRule } from '@cityos/contracts'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'
import { createCommissionRuleWorkflow } from '../../../workflows/commission/create-commission-rule'
import type { DemoRule } from './data'

/** Makes rules of commission, each once; of one vendor when it is named. */
export async function createRules(
  container: MedusaContainer,
  rules: readonly DemoRule[],
  caller: Principal,
  vendorId: string | null = null,
): Promise<void> {
  const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Sql
  for (const { vendor: _handle, ...rule } of rules) {
    const known = await rowsOf(sql, 'select id from commission_rule where name = ?', [rule.name])
    if (known.length) continue
    await createCommissionRuleWorkflow(container).run({
      input: { rule: CreateCommissionRule.parse({ ...rule, vendor_id: vendorId }), by: caller.id },
    })
  }
}
