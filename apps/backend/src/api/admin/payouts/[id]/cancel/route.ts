import { changeRoute } from '../../../../../http/payouts/change'

/** Ends a payout that was not sent; its money is available again. */
export const POST = changeRoute('cancel')
