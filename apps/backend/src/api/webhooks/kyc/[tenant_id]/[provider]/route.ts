import { kycWebhook } from '../../../../../http/vendors/kyc-webhook'

/** Takes a message of a provider of identity checks. */
export const POST = kycWebhook
