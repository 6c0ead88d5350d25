/** What Stripe's simulator answers with. */
export type Thing = Record<string, unknown> & { id: string }

export interface Answer {
  status: number
  body: unknown
}

export const now = () => Math.floor(Date.now() / 1000)
export const ok = (body: unknown): Answer => ({ status: 200, body })
export const listOf = (data: unknown[]) => ({ object: 'list', data, has_more: false, url: '/' })
export const list = (data: unknown[]): Answer => ok(listOf(data))

/** Short pages, so that whoever wants all has to ask for more. */
const PAGE = 5

export const pageOf = (all: Thing[], after: string | null): Answer => {
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  const data = all.slice(from, from + PAGE)
  return ok({ object: 'list', data, has_more: from + PAGE < all.length, url: '/v1' })
}

export const problem = (
  status: number,
  code: string | undefined,
  message: string,
  type = typeOf(status),
): Answer => ({
  status,
  body: { error: { type, code, message } },
})

const typeOf = (status: number) => (status === 500 ? 'api_error' : 'invalid_request_error')
