import { changeRoute } from '../../../../../http/payouts/change'

/** Lets a held payout be sent, and tried from the beginning. */
export const POST = changeRoute('release')
