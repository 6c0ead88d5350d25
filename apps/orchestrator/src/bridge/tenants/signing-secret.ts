import { checkAddress, UnusableAddress } from '@cityos/bridge'
import { MOST_WEBHOOK_ENDPOINTS } from '@cityos/contracts'
import { newWebhookSecret, sign } from '@cityos/webhooks'
import { systemClock } from '@cityos/calendar'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { idOf } from '../../access/id-of'
import { env } from '../../env'
import { CodedError } from '../../http/error'
import { WISHES } from './events'

/** Where the new secret of a webhook waits until the row, to whose id it is bound, has been written. */
export const NEW_SECRET = 'signing secret to be kept'
/** And the one that nobody but the answer to this request tells. */
export const SHOWN_SECRET = 'signing secret to be shown'

/**
 * What a webhook needs before it is kept: an address that may be called, events that there are, and a secret, which is
 * made when none is given. @throws CodedError `address_forbidden`, `validation_failed`, `limit_exceeded`
 */
export const prepareWebhook: CollectionBeforeChangeHook = async ({
  req,
  data,
  originalDoc,
  operation,
  context,
}) => {
  const endpoint = { ...originalDoc, ...data }
  if (endpoint.type !== 'webhook') return data
  const becomes = operation === 'create' || originalDoc?.type !== 'webhook'
  if (becomes) await refuseTooMany(req, idOf(endpoint.tenant) ?? 'none')
  if (becomes || endpoint.url !== originalDoc?.url) await refuseAddress(String(endpoint.url))
  const { credentials, ...rest } = data as Record<string, unknown>
  const given = typeof credentials === 'string' && credentials.trim() !== '' ? credentials.trim() : undefined
  if (given !== undefined) refuseSecret(given)
  if (credentials === '' && !becomes)
    throw new CodedError('validation_failed', 'A webhook is signed: it keeps its secret.')
  if (given !== undefined || becomes) {
    const secret = given ?? newWebhookSecret()
    context[NEW_SECRET] = secret
    if (given === undefined) context[SHOWN_SECRET] = secret
  }
  const events = endpoint.events?.length ? endpoint.events : ['*']
  const unknown = (events as string[]).filter((event) => !WISHES.includes(event))
  if (unknown.length)
    throw new CodedError(
      'validation_failed',
      `There is no event ${unknown.join(', ')}: ${WISHES.join(', ')}.`,
    )
  return { ...rest, events, credentialsSet: true, credentialsSealed: null }
}

async function refuseAddress(url: string): Promise<void> {
  try {
    await checkAddress(url, env().WEBHOOKS_TO_PRIVATE_ADDRESSES)
  } catch (error) {
    if (!(error instanceof UnusableAddress)) throw error
    throw new CodedError('address_forbidden', `The address ${error.message}.`)
  }
}

function refuseSecret(secret: string): void {
  try {
    sign({ secret, id: 'msg_check', timestamp: systemClock.now(), body: '' })
  } catch {
    throw new CodedError(
      'validation_failed',
      'The secret of a webhook looks like whsec_<24 to 64 bytes in base64>.',
    )
  }
}

async function refuseTooMany(req: PayloadRequest, tenant: string): Promise<void> {
  const { totalDocs } = await req.payload.db.count({
    collection: 'integration-endpoints',
    where: { and: [{ tenant: { equals: tenant } }, { type: { equals: 'webhook' } }] },
    req,
  })
  if (totalDocs >= MOST_WEBHOOK_ENDPOINTS)
    throw new CodedError('limit_exceeded', `A tenant has at most ${MOST_WEBHOOK_ENDPOINTS} webhooks.`)
}
