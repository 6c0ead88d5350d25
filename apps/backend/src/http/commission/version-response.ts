import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type CommissionRuleVersionList,
  type ListCommissionRuleVersions,
} from '@cityos/contracts'
import { readVersionsOf } from '../../modules/commission/store/read-versions'
import { connectionOf } from '../../workflows/connection'
import { decodeKey, encodeKey } from './cursor'
import { toContent } from './rule-response'

const LIST = 'commission_rule_versions'

/** One page of what a rule has said, also one that is archived. @throws CityosError `not_found`, `cursor_invalid`. */
export async function listCommissionRuleVersions(
  container: MedusaContainer,
  id: string,
  { limit, cursor }: ListCommissionRuleVersions,
): Promise<CommissionRuleVersionList> {
  const trx = connectionOf(container)
  const rule = await trx('commission_rule')
    .where({ id })
    .first<{ version_id: string; deleted_at: Date | null }>('version_id', 'deleted_at')
  if (!rule) throw new CityosError('not_found', `There is no commission rule ${id}.`)
  const before = cursor === undefined ? null : numberOf(decodeKey(LIST, cursor))
  const { versions, count } = await readVersionsOf(trx, id, { before, most: limit + 1 })
  const shown = versions.slice(0, limit)
  const last = versions.length > limit ? shown.at(-1) : undefined
  return {
    commission_rule_versions: shown.map((version) => ({
      rule_id: version.id,
      version: version.version,
      ...toContent(version),
      current: rule.deleted_at === null && version.version_id === rule.version_id,
      changed_by: version.changed_by,
      created_at: version.created_at.toISOString(),
    })),
    count,
    limit,
    next_cursor: last ? encodeKey(LIST, String(last.version)) : null,
  }
}

function numberOf(key: string): number {
  const number = Number(key)
  if (Number.isInteger(number) && number > 0 && number < 2 ** 31) return number
  throw new CityosError('cursor_invalid', 'cursor: does not belong to this list.')
}
