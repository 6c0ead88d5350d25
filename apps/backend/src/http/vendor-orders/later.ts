/** What is said of every route that moves money. */
export const LATER =
  'Where the payment provider does not answer (`payment_provider_unavailable`) it is asked again by itself: do not ask a second time.'
