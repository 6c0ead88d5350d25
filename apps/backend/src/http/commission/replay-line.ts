import type { MedusaContainer } from '@medusajs/framework/types'
import type { CommissionCharged, CommissionReplay } from '@cityos/contracts'
import { replay, replayReturn, type FrozenCharge } from '../../modules/commission/domain/replay'
import { readLines, type StoredLine } from '../../modules/commission/store/read-lines'
import { readVersionsById } from '../../modules/commission/store/read-versions'
import { connectionOf } from '../../workflows/connection'
import { requireCommissionLine } from './line-response'

/** Computes a line of the past again and compares every byte. @throws CityosError `not_found`. */
export async function replayCommissionLine(
  container: MedusaContainer,
  id: string,
): Promise<CommissionReplay> {
  const line = await requireCommissionLine(container, id)
  const recorded = toCharged(line)
  const replayed = toCharged(await computeAgain(container, line))
  return { identical: canonical(recorded) === canonical(replayed), recorded, replayed }
}

async function computeAgain(container: MedusaContainer, line: StoredLine): Promise<FrozenCharge> {
  const trx = connectionOf(container)
  if (line.reverses_id !== null) {
    const [of] = await readLines(trx, 'id = ?', [line.reverses_id], 1)
    return replayReturn({ ...line, of: of as StoredLine })
  }
  if (line.rule_version_id === null) return replay(line, null)
  const versions = await readVersionsById(trx, [line.rule_version_id])
  return replay(line, versions.get(line.rule_version_id) ?? null)
}

const toCharged = ({ amount_minor, tax_minor, rate_bps, trace }: FrozenCharge): CommissionCharged => ({
  amount_minor: Number(amount_minor),
  tax_minor: Number(tax_minor),
  rate_bps,
  trace,
})

/** JSON with its keys in one order: the database keeps an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
