import type { MedusaContainer } from '@medusajs/framework/types'
import { isCityosError } from '@cityos/contracts'
import { chargedSubscriptions } from '../../modules/subscription/store/methods-in-use'
import { connectionOf } from '../connection'
import { cardOf } from './card-of'
import { methodsOf, type ProviderMethod } from './methods-of'

/** A live subscription whose card ends soon, or has ended. */
export interface ExpiringMethod {
  subscription_id: string
  customer_id: string
  provider_id: string
  payment_method_id: string
  brand: string | null
  last4: string | null
  exp_month: number
  exp_year: number
  /** The first moment at which the card is good no more: a card is good to the end of its month. */
  expires_at: Date
}

const DAY_MS = 86_400_000
const PAGE = 100

/**
 * The live subscriptions of the tenant in scope that are charged with a card which ends within so many days, or has ended;
 * in the order of their ids, as they are found. Each customer is asked about once a page. A provider that does not answer
 * is left out: the next run asks it again.
 */
export async function* expiringMethods(
  container: MedusaContainer,
  { days, now }: { days: number; now: Date },
): AsyncGenerator<ExpiringMethod> {
  const sql = connectionOf(container)
  const until = now.getTime() + days * DAY_MS
  for (let after = ''; ;) {
    const page = await chargedSubscriptions(sql, after, PAGE)
    const asked = new Map<string, Promise<ProviderMethod[]>>()
    for (const { id, customer_id, payment_provider_id: provider_id, payment_method_id } of page) {
      const whose = `${customer_id} ${provider_id}`
      const saved = asked.get(whose) ?? methodsOf(container, customer_id, provider_id).catch(noneIfSilent)
      asked.set(whose, saved)
      const method = (await saved).find((one) => one.id === payment_method_id)
      const { brand = null, last4 = null, exp_month, exp_year } = (method && cardOf(method.data)) ?? {}
      if (exp_month == null || exp_year == null) continue
      const expires_at = new Date(Date.UTC(exp_year, exp_month))
      if (expires_at.getTime() > until) continue
      yield {
        ...{ subscription_id: id, customer_id, provider_id, payment_method_id },
        ...{ brand, last4, exp_month, exp_year, expires_at },
      }
    }
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}

function noneIfSilent(error: unknown): ProviderMethod[] {
  if (isCityosError(error)) return []
  throw error
}
