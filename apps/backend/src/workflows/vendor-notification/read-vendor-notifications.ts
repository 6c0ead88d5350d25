import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { markReadStep, type ToMark } from './steps/mark-read'

/** Notes what somebody has read of what they were told; answers the ids of those that were unread. */
export const readVendorNotificationsWorkflow = createWorkflow(
  'read-vendor-notifications',
  (input: ToMark) => {
    const ids = markReadStep(input)
    const notificationsRead = createHook('notificationsRead', { ids })
    return new WorkflowResponse(ids, { hooks: [notificationsRead] })
  },
)
