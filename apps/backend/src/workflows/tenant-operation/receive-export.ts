import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { placeUploadStep } from './steps/place-upload'
import { recordUploadStep, type Upload } from './steps/record-upload'

/** Makes an operation of an export that was brought from elsewhere: it can be imported, and is removed like any other. */
export const receiveExportWorkflow = createWorkflow('receive-export', (input: Upload) => {
  placeUploadStep(input)
  const operation = recordUploadStep(input)
  const exportReceived = createHook('exportReceived', { operation })
  return new WorkflowResponse(operation, { hooks: [exportReceived] })
})
