import { changeRoute } from '../../../../../http/subscriptions/change'

/** Lets a subscription rest, with the end of its period or now. */
export const POST = changeRoute('pause')
