import { decodeTime, encodeTime, monotonicFactory, ulid } from 'ulid'
import { z } from 'zod'

/** What an id's prefix says it names. One table, so that no two nouns share a prefix. */
export const ID_PREFIXES = {
  acting_session: 'acts',
  billing_attempt: 'batt',
  billing_cycle: 'bcyc',
  billing_job_run: 'bjob',
  commission_line: 'comline',
  commission_rule: 'comrule',
  commission_rule_version: 'comver',
  commission_setting: 'comset',
  credit_entry: 'cred',
  dispute: 'disp',
  dispute_part: 'dispp',
  ledger_account: 'lacc',
  ledger_finding: 'lfind',
  ledger_transaction: 'ltx',
  mailbox_message: 'mailmsg',
  product_approval: 'prapp',
  payment_sandbox_event: 'pasbe',
  payment_sandbox_fault: 'pasbf',
  payment_sandbox_holder: 'pasbh',
  payment_sandbox_method: 'pasbm',
  payment_sandbox_move: 'pasbo',
  payment_sandbox_payment: 'pasbp',
  payout: 'pout',
  payout_account: 'poacc',
  payout_attempt: 'poatt',
  payout_batch: 'pobat',
  payout_finding: 'pofind',
  payout_provider: 'poprov',
  payout_provider_event: 'poev',
  payout_reconciliation: 'porec',
  payout_reversal: 'porev',
  payout_run: 'porun',
  payout_sandbox_fault: 'posbf',
  payout_sandbox_reversal: 'posbr',
  payout_sandbox_transfer: 'posbt',
  payout_setting: 'poset',
  secret_key: 'skey',
  subscription: 'sub',
  subscription_billing: 'subbil',
  subscription_item: 'subitem',
  subscription_notice: 'subnot',
  subscription_offer: 'suboff',
  subscription_plan: 'splan',
  subscription_plan_target: 'splant',
  subscription_setting: 'subset',
  subscription_transition: 'subtra',
  subscription_trial: 'subtri',
  tenant: 'ten',
  tenant_domain: 'tendom',
  tenant_member: 'tenmem',
  tenant_operation: 'tenop',
  tenant_store: 'tstore',
  vendor: 'ven',
  vendor_acceptance: 'venacc',
  vendor_document: 'vendoc',
  vendor_member: 'venmem',
  vendor_notification: 'vennot',
  vendor_order: 'vord',
  vendor_order_intent: 'vordi',
  vendor_order_line: 'vordl',
  vendor_requirement: 'venreq',
  vendor_return_receipt: 'venrec',
  vendor_setting: 'venset',
  vendor_shelved_product: 'venshp',
  vendor_transition: 'ventra',
  webhook_endpoint: 'whe',
} as const

export type IdPrefix = (typeof ID_PREFIXES)[keyof typeof ID_PREFIXES]

/** A new `<prefix>_<ULID>`, the form that Medusa's own model ids have: sortable by the millisecond of creation. */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}` {
  return `${prefix}_${ulid()}`
}

/** As many new ids, each sorting after the one before it, which those of one millisecond otherwise do not. */
export function newIds<P extends IdPrefix>(prefix: P, count: number): `${P}_${string}`[] {
  const next = monotonicFactory()
  return Array.from({ length: count }, () => `${prefix}_${next()}` as const)
}

/** When an id was made, in milliseconds since 1970. @throws Error on what is no id. */
export function madeAtMs(id: string): number {
  return decodeTime(id.slice(id.indexOf('_') + 1))
}

/** A text that sorts before every id of a noun made at that time or later, and after every one made before. */
export function idFloor(prefix: IdPrefix, ms: number): string {
  return `${prefix}_${encodeTime(Math.max(0, ms), 10)}`
}

/** Accepts ids of one noun only. The first character is 0 to 7 because a ULID holds 128 bits in 26 times 5. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`),
      `must be an id that starts with "${prefix}_"`,
    )
}
