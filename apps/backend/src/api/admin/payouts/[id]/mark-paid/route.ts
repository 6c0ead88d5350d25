import { changeRoute } from '../../../../../http/payouts/change'

/** Says that money which people or a bank have moved has arrived. */
export const POST = changeRoute('mark_paid')
