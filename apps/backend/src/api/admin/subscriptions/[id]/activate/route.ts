import { changeRoute } from '../../../../../http/subscriptions/change'

/** Lets a draft begin. */
export const POST = changeRoute('activate')
