import { CityosError } from '@cityos/contracts'
import type { State } from './state'

/**
 * Money of it is not on its way: what came after the credit was reckoned would be credited to nobody. The caller has
 * locked it. @throws CityosError `illegal_transition`.
 */
export function requireNoMoneyUnderWay({ row, open }: State, what: string): void {
  const busy = open.find(({ status }) => status === 'processing' || status === 'retrying')
  if (!busy) return
  throw new CityosError(
    'illegal_transition',
    `The subscription ${row.id} is not ${what} while its cycle ${busy.id} is ${busy.status}: its money may be on its way.`,
  )
}
