import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TenantDomain, TenantStoreDetail, TenantStoreOptions } from '@cityos/contracts'
import { api } from '../../lib/api'
import { ApiError } from '../../lib/api-error'
import { toStoreInput, type Answers } from './answers'

export interface Created {
  store: TenantStoreDetail
  domains: TenantDomain[]
  /** Domains that were refused: the store exists and sells without them. */
  refused: { domain: string; message: string }[]
}

/** Makes the store, then its hosts. A host that is taken keeps nobody from selling. */
export function useCreateStore(options: TenantStoreOptions) {
  const client = useQueryClient()
  return useMutation<Created, ApiError, Answers>({
    mutationFn: async (answers) => {
      const { tenant_store: made } = await api<{ tenant_store: TenantStoreDetail }>('/admin/tenant-stores', {
        method: 'POST',
        body: toStoreInput(answers, options),
      })
      const wanted = [
        { kind: 'subdomain', domain: answers.subdomain.trim() },
        { kind: 'custom', domain: answers.ownDomain.trim() },
      ].filter(({ domain }) => domain)
      const created: Created = { store: made, domains: [], refused: [] }
      for (const body of wanted) {
        try {
          const answer = await api<{ domain: TenantDomain }>('/admin/tenant/domains', {
            method: 'POST',
            body: { ...body, store_id: made.id },
          })
          created.domains.push(answer.domain)
        } catch (error) {
          if (!(error instanceof ApiError)) throw error
          created.refused.push({ domain: body.domain, message: error.message })
        }
      }
      const { tenant_store: store } = await api<{ tenant_store: TenantStoreDetail }>(
        `/admin/tenant-stores/${made.id}`,
      )
      return { ...created, store }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['cityos'] }),
  })
}
