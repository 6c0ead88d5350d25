import { changeRoute } from '../../../../../http/subscriptions/change'

/** Does without the next delivery. */
export const POST = changeRoute('skip')
