import type { Client } from '@cityos/testing'
import { GLOBEX, type World } from './world'

/** Who writes, reviews and reads at Acme, who owns Globex, and who comes to Acme's shop. */
export const deskOf = (world: World) => ({
  owner: world.member('owner'),
  editor: world.member('editor'),
  reviewer: world.member('reviewer'),
  viewer: world.member('viewer'),
  foreign: world.member('owner', GLOBEX),
  visitor: world.at('acme.shops.test'),
})

/** What tests of one shape of document change of it, and read. */
export function documentsLike<Said extends { title?: string }>() {
  return {
    patch: (client: Client, slug: string, id: string, data: object, query = '') =>
      client.send<Said>('PATCH', `/api/${slug}/${id}${query}`, data),
    titleFor: async (client: Client, slug: string, id: string, query = '') =>
      (await client.get<Said>(`/api/${slug}/${id}${query}`)).body.title,
  }
}
