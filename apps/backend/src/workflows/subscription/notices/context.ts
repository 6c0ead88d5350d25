import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { SubscriptionNoticeKind } from '@cityos/contracts'

/** An e-mail to a customer. */
export interface NoticeMail {
  to: string
  kind: SubscriptionNoticeKind
  subscription_id: string
  customer_id: string
  subject: string
  text: string
  html: string
  language: string
  /** Of the e-mail, however often it is tried: a provider that knows keys sends it once. */
  key: string
  /** Counts from 1. */
  number: number
}

/** What telling needs of the world, in the scope of a tenant; nothing of Medusa’s, so that it also runs without a server. */
export interface NoticeContext {
  db: { transaction<T>(work: (trx: Knex) => Promise<T>): Promise<T> }
  now(): Date
  /** Hands an e-mail to whoever sends it. @throws where that is not certain to have happened. */
  mail(mail: NoticeMail): Promise<void>
}
