import { changeRoute } from '../../../../../http/subscriptions/change'

/** Lets a subscription go on. */
export const POST = changeRoute('resume')
