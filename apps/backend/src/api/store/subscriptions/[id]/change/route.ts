import { termsRoute } from '../../../../../http/subscriptions/change-terms'

/** Changes plan or pieces, now or with the next period. */
export const POST = termsRoute('customer')
