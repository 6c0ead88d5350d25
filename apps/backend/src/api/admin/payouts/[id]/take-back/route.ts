import { changeRoute } from '../../../../../http/payouts/change'

/** Says that it has not arrived, or has come back; it is available again. */
export const POST = changeRoute('take_back')
