import { fetchInTenant } from '../../src/admin/acting/fetch-in-tenant'
import { timeLeft } from '../../src/admin/acting/time-left'

const HERE = 'http://platform.example'
const tab = { sessionId: 'acts_1', tenantId: 'ten_1' }

/** Sends one request as a tab; answers the tenant that it named, and what followed. */
async function send(
  input: RequestInfo | URL,
  init?: RequestInit,
  { acting = tab as typeof tab | null, answer = new Response('{}') } = {},
) {
  const followed: string[] = []
  let named: string | null = null
  let kept: Headers | undefined
  const fetch = fetchInTenant(
    (sent, options) => {
      kept = new Headers(options?.headers ?? (sent instanceof Request ? sent.headers : undefined))
      named = kept.get('x-tenant')
      return Promise.resolve(answer)
    },
    {
      acting: () => acting,
      onOver: () => followed.push('over'),
      onSignedOut: () => followed.push('signed out'),
    },
  )
  const response = await fetch(input, init)
  return { named, followed, headers: kept, response }
}

beforeAll(() => {
  Object.assign(globalThis, { window: { location: { href: `${HERE}/app/products`, origin: HERE } } })
})
afterAll(() => {
  delete (globalThis as { window?: unknown }).window
})

it.each([
  ['/admin/products?limit=1', undefined],
  [new URL(`${HERE}/admin/orders`), { method: 'POST', headers: { accept: 'x' } }],
  [new Request(`${HERE}/admin/uploads`, { method: 'POST', headers: { accept: 'x' } }), undefined],
  ['/admin/users/me_too', undefined],
  ['/admin/../admin/products', undefined],
])('sends %s into the tenant', async (input, init) => {
  const { named, headers } = await send(input, init)
  expect(named).toBe('ten_1')
  if (init ?? input instanceof Request) expect(headers?.get('accept')).toBe('x')
})

it.each([
  '/admin/users/me',
  '/admin/users/me?fields=id',
  '/admin/feature-flags',
  '/admin/acting-sessions/acts_1/end',
  '/auth/session',
  '/app/assets/x.js',
  '/administration',
  'https://elsewhere.example/admin/products',
])('leaves %s where it is', async (input) => {
  expect((await send(input)).named).toBeNull()
})

it('leaves everything where it is in a tab that acts nowhere', async () => {
  expect((await send('/admin/products', undefined, { acting: null })).named).toBeNull()
})

it('notices that a session is over, and hands the answer on unread', async () => {
  const over = () => new Response('{"code":"acting_reason_required"}', { status: 403 })
  const { followed, response } = await send('/admin/products', undefined, { answer: over() })
  expect(followed).toEqual(['over'])
  expect(await response.json()).toEqual({ code: 'acting_reason_required' })
  for (const answer of [
    new Response('{"code":"forbidden"}', { status: 403 }),
    new Response('?', { status: 403 }),
  ]) {
    expect((await send('/admin/products', undefined, { answer })).followed).toEqual([])
  }
})

it('notices that somebody signs out, when they have', async () => {
  const out = { method: 'DELETE' }
  expect((await send('/auth/session', out)).followed).toEqual(['signed out'])
  const refused = new Response('{}', { status: 500 })
  expect((await send('/auth/session', out, { answer: refused })).followed).toEqual([])
})

it.each([
  [28_800, 'hours', { hours: '8', minutes: '00' }],
  [7_499, 'hours', { hours: '2', minutes: '04' }],
  [3_599, 'minutes', { minutes: '59' }],
  [119, 'seconds', { minutes: '1', seconds: '59' }],
  [0, 'seconds', { minutes: '0', seconds: '00' }],
] as const)('says how long %d seconds are', (seconds, unit, values) => {
  expect(timeLeft(seconds)).toEqual({ unit, values })
})
