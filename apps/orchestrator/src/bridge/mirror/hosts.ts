import type { PayloadTransaction } from '../database/payload-transaction'

interface Store {
  id: string
  told: string[]
  held: string[]
}

/** Gives stores the verified host names that Medusa has told of their tenant: of one store, or of all. */
export async function giveHosts({ req, query }: PayloadTransaction, tenantId: string, storeId?: string) {
  const stores = await query<Store>(
    `select s.id,
            array(select d.host from tenants_domains d where d._parent_id = s.tenant_id and d.store_id = s.id
                   and d.status = 'verified' order by d.host)::text[] as told,
            array(select t.text from stores_texts t where t.parent_id = s.id and t.path = 'hosts'
                   order by t.text)::text[] as held
       from stores s where s.tenant_id = $1 and ($2::text is null or s.id = $2)`,
    [tenantId, storeId ?? null],
  )
  for (const { id, told, held } of stores) {
    if (told.join() === held.join()) continue
    await req.payload.update({ collection: 'stores', id, data: { hosts: told }, req, depth: 0 })
  }
}
