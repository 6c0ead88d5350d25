import { PLATFORM } from '@cityos/access'
import type { AfterErrorHook, PayloadRequest } from 'payload'
import { askerOf } from '../access/asker'
import { record } from './entry'

const READING = ['GET', 'HEAD', 'OPTIONS']

/** Whoever was refused a change is in the trail: outside the transaction, which is rolled back with the refusal. */
export const auditDenied: AfterErrorHook = async ({ error, req, collection }) => {
  const { status, data } = error as { status?: number; data?: { code?: string } }
  const graphql = new URL(req.url ?? 'http://none.invalid').pathname.endsWith('/graphql')
  const changes = graphql ? isMutation(req) : !READING.includes(req.method ?? 'GET')
  if (!changes || (status !== 401 && status !== 403)) return
  const outside = { ...req, transactionID: undefined, headers: req.headers, user: req.user } as PayloadRequest
  const asker = await askerOf(req).catch(() => undefined)
  await record(outside, {
    tenant: asker?.tenant ?? asker?.principal.tenants[0]?.id ?? PLATFORM,
    action: graphql ? 'graphql' : (req.method ?? 'unknown').toLowerCase(),
    outcome: 'denied',
    collectionSlug: collection?.slug ?? new URL(req.url ?? 'http://none.invalid').pathname,
    documentId: (req.routeParams?.['id'] as string | undefined) ?? null,
    code: data?.code ?? (status === 401 ? 'unauthorized' : 'forbidden'),
  })
}

const isMutation = (req: PayloadRequest) =>
  /^\s*mutation\b/.test(String((req.data as { query?: unknown })?.query ?? ''))
