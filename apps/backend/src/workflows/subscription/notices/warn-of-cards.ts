import { isBilling } from '../../../modules/subscription/store/billing'
import { noteNotices, type NewNotice } from '../../../modules/subscription/store/notices'
import { readSettings } from '../../../modules/subscription/store/settings'
import type { ExpiringMethod } from '../../payment-method/expiring-methods'
import type { NoticeContext } from './context'

const PAGE = 100

/** Finds the cards that end within so many days. */
type FindCards = (wanted: { days: number; now: Date }) => AsyncIterable<ExpiringMethod>

/**
 * Notes for the tenant in scope whose card ends soon. A card is told of once for its month, by one of the subscriptions
 * that it pays for. Answers how many.
 */
export async function warnOfCards(context: NoticeContext, find: FindCards): Promise<number> {
  const now = context.now()
  const { is_on, days } = await context.db.transaction(async (trx) => {
    const { card_expiring } = (await readSettings(trx)).notices
    return { ...card_expiring, is_on: card_expiring.is_on && (await isBilling(trx)) }
  })
  if (!is_on) return 0
  const note = (notices: NewNotice[]) => context.db.transaction((trx) => noteNotices(trx, notices, now))
  let page: NewNotice[] = []
  let noted = 0
  for await (const method of find({ days, now })) {
    page.push(toNotice(method))
    if (page.length < PAGE) continue
    noted += await note(page)
    page = []
  }
  return noted + (await note(page))
}

function toNotice(method: ExpiringMethod): NewNotice {
  const { subscription_id, provider_id, payment_method_id, brand, last4, exp_month, exp_year } = method
  return {
    ...{ subscription_id, cycle_id: null, kind: 'card_expiring' },
    key: `${provider_id}:${payment_method_id}:${exp_year}-${String(exp_month).padStart(2, '0')}`,
    data: { payment_method_id, card: { brand, last4, exp_month, exp_year } },
  }
}
