import type { SubscriptionNotices } from '@cityos/contracts'
import { isStillTrue } from '../../../modules/subscription/domain/notice'
import {
  claimNotices,
  markDropped,
  markFailed,
  markSent,
  type ClaimedNotice,
} from '../../../modules/subscription/store/notices'
import { readSettings } from '../../../modules/subscription/store/settings'
import { throwAll } from '../../throw-all'
import type { NoticeContext } from './context'
import { readFacts, type NoticeRow } from './read-facts'
import { renderNotice } from './render'

/** So many are under way at the same time: all of them are sent long before the lease on them is over. */
const AT_ONCE = 4

/** What became of what was to be told. */
interface SendResult {
  sent: number
  failed: number
}

/**
 * Tells the customers of the tenant in scope what there is to tell. Any number of processes share the work, and each
 * e-mail is had by one. What could not be sent is tried again later, under the same key.
 * @throws AggregateError after all, where what became of one could not be written down.
 */
export async function sendNotices(context: NoticeContext): Promise<SendResult> {
  const result: SendResult = { sent: 0, failed: 0 }
  const failures: unknown[] = []
  for (;;) {
    const now = context.now()
    const { claimed, facts, notices } = await context.db.transaction(async (trx) => {
      const claimed = await claimNotices(trx, AT_ONCE, now)
      const ids = claimed.map(({ id }) => id)
      const settings = await readSettings(trx)
      return { claimed, facts: await readFacts(trx, ids), notices: settings.notices }
    })
    if (!claimed.length) break
    const done = await Promise.allSettled(
      claimed.map((notice) => sendOne(context, notice, facts.get(notice.id)!, notices)),
    )
    for (const one of done) {
      if (one.status === 'rejected') failures.push(one.reason)
      else if (one.value) result[one.value]++
    }
    // Where none could be sent the provider is down: the others have their turn, and the rest waits for the next run.
    if (done.every((one) => one.status === 'rejected' || one.value === 'failed')) break
  }
  throwAll(failures)
  return result
}

async function sendOne(
  context: NoticeContext,
  notice: ClaimedNotice,
  facts: NoticeRow,
  notices: SubscriptionNotices,
): Promise<keyof SendResult | null> {
  const { db } = context
  const why = whyNot(notice, facts, notices)
  if (why) {
    await db.transaction((trx) => markDropped(trx, notice, why, context.now()))
    return null
  }
  const to = facts.email!
  try {
    await context.mail(mailOf(notice, facts, to, context.now()))
  } catch (error) {
    await db.transaction((trx) => markFailed(trx, notice, messageOf(error), context.now()))
    return 'failed'
  }
  await db.transaction((trx) => markSent(trx, notice, to, context.now()))
  return 'sent'
}

/** Why nobody is told; null where somebody is. */
function whyNot(
  { kind, data }: ClaimedNotice,
  facts: NoticeRow,
  notices: SubscriptionNotices,
): string | null {
  if (!notices[kind].is_on) return 'switched_off'
  if (!facts.email) return 'email_missing'
  const { status: subscription_status, is_ending, cycle_status, payment_method_id } = facts
  const is_its_method = data.payment_method_id === payment_method_id
  const isTrue = isStillTrue({ kind, subscription_status, is_ending, cycle_status, is_its_method })
  return isTrue ? null : 'outdated'
}

function mailOf(notice: ClaimedNotice, facts: NoticeRow, to: string, now: Date) {
  const { kind, data, subscription_id, id: key, tries: number } = notice
  const { locales, time_zone, shop, first_name: name, what, order_number: order, customer_id } = facts
  const rendered = renderNotice({ kind, data, locales, time_zone, shop, name, what, order }, now)
  return { ...rendered, to, kind, subscription_id, customer_id, key, number }
}

/** Those of Medusa’s workflows and modules may be plain objects. */
const messageOf = (error: unknown) => (error as Partial<Error> | null)?.message ?? String(error)
