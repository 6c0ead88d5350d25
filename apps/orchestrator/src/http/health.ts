import type { Endpoint } from 'payload'

/** `GET /api/health`: whether this process answers and reaches its database. */
export const health: Endpoint = {
  path: '/health',
  method: 'get',
  handler: async ({ payload }) => {
    await payload.db.count({ collection: 'countries', where: {} })
    return Response.json({ status: 'ok' })
  },
}
