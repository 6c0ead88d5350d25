import { previewRoute } from '../../../../../http/subscriptions/change-terms'

/** Says what a change of plan or pieces comes to, and changes nothing. */
export const POST = previewRoute('customer')
