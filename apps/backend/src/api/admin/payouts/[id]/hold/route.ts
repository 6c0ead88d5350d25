import { changeRoute } from '../../../../../http/payouts/change'

/** Keeps a payout from being sent. */
export const POST = changeRoute('hold')
