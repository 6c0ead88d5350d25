import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { setCookie, tenantCookie } from '../auth/cookies'
import { CodedError } from '../http/error'
import { parse } from '../http/parse'
import { chosenTenant, choicesOf, mayChoose } from './chosen'

const MOST = 100
const YEAR_SECONDS = 365 * 24 * 60 * 60
const Asked = z.strictObject({ q: z.string().trim().min(1).max(200).optional() })
const Chosen = z.strictObject({ tenant: z.string().min(1).max(100).nullable() })

/** `GET /api/tenant-choice?q=…`: whom somebody may choose to see alone, and whom they have chosen. */
const list: Endpoint = {
  path: '/tenant-choice',
  method: 'get',
  handler: async (req) => {
    const user = somebody(req)
    const { q } = parse(Asked, Object.fromEntries(req.searchParams))
    const chosen = (await chosenTenant(req)) ?? null
    const [choices, own] = await Promise.all([
      choicesOf(req.payload, user, q, MOST + 1),
      chosen === null ? [] : choicesOf(req.payload, user, undefined, 0),
    ])
    return answer({
      choices: choices.slice(0, MOST),
      more: choices.length > MOST,
      chosen: own.find(({ id }) => id === chosen) ?? null,
    })
  },
}

/** `POST /api/tenant-choice` with `{ "tenant": "ten_…" | null }`: lists and forms show that one alone, until told otherwise. */
const choose: Endpoint = {
  path: '/tenant-choice',
  method: 'post',
  handler: async (req) => {
    const user = somebody(req)
    const { tenant } = parse(Chosen, await req.json?.().catch(() => null))
    if (tenant !== null && !(await mayChoose(req.payload, user, tenant)))
      throw new CodedError('not_found', `There is no tenant ${tenant}.`)
    const cookie =
      tenant === null
        ? setCookie(tenantCookie(), '', '/', 0)
        : setCookie(tenantCookie(), tenant, '/', YEAR_SECONDS)
    return answer({ tenant }, { 'set-cookie': cookie })
  },
}

function somebody({ user }: PayloadRequest) {
  if (user?.collection === 'users') return user
  throw new CodedError('unauthorized', 'Sign in first.')
}

const answer = (body: object, headers: Record<string, string> = {}) =>
  Response.json(body, { headers: { 'cache-control': 'private, no-store', ...headers } })

export const tenantChoiceEndpoints: Endpoint[] = [list, choose]
