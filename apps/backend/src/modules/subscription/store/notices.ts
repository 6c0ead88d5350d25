import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newIds, type SubscriptionNoticeKind } from '@cityos/contracts'
import { leaseUntil } from '../domain/lease'
import { newsUntil, nextTryAt } from '../domain/notice'

/** What a sentence needs beside the rows that it is about, as it was when it happened. Moments are ISO texts. */
export interface NoticeData {
  amount_minor?: string
  currency_code?: string
  /** Of the amount what credit has paid. */
  credit_minor?: string
  /** When it is charged, tried again, or has to be confirmed. */
  at?: string | null
  /** When it is given up unless another method is chosen. */
  until?: string | null
  card?: { brand: string | null; last4: string | null; exp_month: number; exp_year: number }
  payment_method_id?: string
  /** Of what was given up: it ended, or is not charged any more. */
  is_ended?: boolean
}

export interface NewNotice {
  subscription_id: string
  cycle_id: string | null
  kind: SubscriptionNoticeKind
  /** What it is because of: nobody is told twice. */
  key: string
  data: NoticeData
  /** What is no news from then on; three days from now where nobody says. */
  gives_up_at?: Date
}

/**
 * Writes down what is to be told, once for its key, in the caller's transaction: so it is told if that ends well, and only
 * then. Not where the tenant has switched it off, and nothing where nobody is billed, as in a copy. Answers how many are new.
 */
export async function noteNotices(trx: Knex, notices: readonly NewNotice[], now: Date): Promise<number> {
  if (!notices.length) return 0
  const ids = newIds(ID_PREFIXES.subscription_notice, notices.length)
  const rows = notices.map(({ gives_up_at = newsUntil(now), ...notice }, i) => ({
    ...notice,
    ...{ id: ids[i], gives_up_at: gives_up_at.toISOString() },
  }))
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `insert into subscription_notice
       (id, subscription_id, cycle_id, kind, key, data, next_try_at, gives_up_at, created_at, updated_at)
     select n.id, n.subscription_id, n.cycle_id, n.kind, n.key, n.data, :now, n.gives_up_at, :now, :now
       from jsonb_to_recordset(:rows::jsonb) as n (id text, subscription_id text, cycle_id text, kind text, key text,
                                                   data jsonb, gives_up_at timestamptz)
      where exists (select from subscription_billing b where b.is_on)
        and not exists (select from subscription_setting s where s.notices -> n.kind ->> 'is_on' = 'false')
     on conflict do nothing`,
    { now, rows: JSON.stringify(rows) },
  )
  return rowCount
}

/** It has not happened after all: what nobody has been told yet of what has this key nobody is. */
export async function forgetNotices(trx: Knex, key: string): Promise<void> {
  await trx('subscription_notice').where({ key, status: 'waiting' }).delete()
}

/** A notice that somebody has taken, until `next_try_at`. */
export interface ClaimedNotice {
  id: string
  subscription_id: string
  cycle_id: string | null
  kind: SubscriptionNoticeKind
  data: NoticeData
  tries: number
  next_try_at: Date
  gives_up_at: Date
}

/** What is no news any more, and nobody holds. */
const GIVE_UP = `
  update subscription_notice set status = 'given_up', next_try_at = null, updated_at = :now
   where status = 'waiting' and next_try_at <= :now and gives_up_at <= :now`

const CLAIM = `
  with due as materialized (
    select id from subscription_notice
     where status = 'waiting' and next_try_at <= :now and gives_up_at > :now
       and exists (select from subscription_billing b where b.is_on)
     order by next_try_at, id limit :most for update skip locked)
  update subscription_notice n set next_try_at = :until, tries = n.tries + 1, updated_at = :now
    from due where n.id = due.id
  returning n.id, n.subscription_id, n.cycle_id, n.kind, n.data, n.tries, n.next_try_at, n.gives_up_at`

/**
 * Takes what is to be told next, for as long as a lease; however many ask at once, each is had by one. Where nobody is
 * billed nothing is told either.
 */
export async function claimNotices(trx: Knex, most: number, now: Date): Promise<ClaimedNotice[]> {
  await trx.raw(GIVE_UP, { now })
  const { rows } = await trx.raw<{ rows: ClaimedNotice[] }>(CLAIM, { now, most, until: leaseUntil(now) })
  return rows
}

type Held = Pick<ClaimedNotice, 'id' | 'next_try_at'>

/** As long as nobody else has taken it since. */
const held = (trx: Knex, { id, next_try_at }: Held) =>
  trx('subscription_notice').where({ id, status: 'waiting', next_try_at })

export async function markSent(trx: Knex, notice: Held, sent_to: string, now: Date): Promise<void> {
  await held(trx, notice).update({
    ...{ status: 'sent', sent_at: now, sent_to, error: null, next_try_at: null, updated_at: now },
  })
}

/** It is not so any more, or nobody is to be told. */
export async function markDropped(trx: Knex, notice: Held, error: string, now: Date): Promise<void> {
  await held(trx, notice).update({ status: 'dropped', error, next_try_at: null, updated_at: now })
}

/** It could not be sent: it is tried again, later each time, until it is no news any more. */
export async function markFailed(trx: Knex, notice: ClaimedNotice, error: string, now: Date): Promise<void> {
  const next_try_at = nextTryAt(notice.tries, notice.gives_up_at, now)
  const status = next_try_at ? 'waiting' : 'given_up'
  await held(trx, notice).update({ status, next_try_at, error: error.slice(0, 500), updated_at: now })
}
