import type { ProviderAnswer } from './provider-answer'

/** Money that is asked for: one attempt of one cycle. Sent again, it is the same to the letter. */
export interface Charge {
  /** `cycle:<id>:<number>`, see {@link attemptKey}: what a provider knows twice under one key it charges once. */
  key: string
  cycle_id: string
  subscription_id: string
  amount_minor: bigint
  currency_code: string
  customer_id: string
  payment_method_id: string
}

/** What a provider says of a charge, with its own name for it where it has one. `at` is by its clock. */
export type ChargeAnswer = ProviderAnswer & { reference: string | null; at: Date }

/** Where saved methods are charged while the customer is away. None of these throws: silence is `no_answer`. */
export interface ChargeProvider {
  /**
   * What it can charge of an amount, at most all of it; everything where it does not say. The rest is waived before
   * anybody is asked: trying again makes no amount one that it takes.
   */
  payable?(amountMinor: bigint, currency: string): bigint
  /** Asks for the money. */
  charge(charge: Charge): Promise<ChargeAnswer>
  /**
   * What became of a charge: by its key while a provider surely remembers it, by searching for its cycle later.
   * `unknown` where the provider has never heard of it, for certain as far as it can see now.
   */
  find(
    charge: Charge,
    by: 'key' | 'cycle',
    reference: string | null,
  ): Promise<ChargeAnswer | { kind: 'unknown' }>
  /** Ends a charge that waits for its customer. Where it was paid before, the answer says so. */
  cancel(charge: Charge, reference: string | null): Promise<ChargeAnswer>
}
