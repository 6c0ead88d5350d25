import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TenantDomain, TenantStoreDetail, TenantStoreOptions } from '@cityos/contracts'
import { api } from '../../lib/api'
import { asApiError, type ApiError } from '../../lib/api-error'
import { toStoreInput, type Answers } from './answers'
import { readStore, storeMaker } from './make-store'

export interface Created {
  store: TenantStoreDetail
  domains: TenantDomain[]
  /** Domains that were refused, or got lost on the way: the store exists without them. */
  refused: { domain: string; message: string }[]
  /** An earlier try has made it, with other answers. */
  adopted: boolean
}

/** Makes the store, then its hosts. A host that is taken keeps nobody from selling. */
export function useCreateStore(options: TenantStoreOptions) {
  const client = useQueryClient()
  const [make] = useState(storeMaker)
  return useMutation<Created, ApiError, Answers>({
    networkMode: 'always',
    mutationFn: async (answers) => {
      const { store: made, adopted } = await make(toStoreInput(answers, options)).catch(toThrow)
      const { domains, refused } = await addHosts(made.id, answers)
      // The store is there: what it is now is nice to know, and no reason to fail.
      const store = await readStore(made.id).catch(() => made)
      return { store, domains, refused, adopted }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['cityos'] }),
  })
}

async function addHosts(store_id: string, answers: Answers): Promise<Pick<Created, 'domains' | 'refused'>> {
  const added: Pick<Created, 'domains' | 'refused'> = { domains: [], refused: [] }
  const wanted = [
    { kind: 'subdomain', domain: answers.subdomain.trim() },
    { kind: 'custom', domain: answers.ownDomain.trim() },
  ].filter(({ domain }) => domain)
  for (const body of wanted) {
    try {
      const answer = await api<{ domain: TenantDomain }>('/admin/tenant/domains', {
        method: 'POST',
        body: { ...body, store_id },
      })
      added.domains.push(answer.domain)
    } catch (error) {
      added.refused.push({ domain: body.domain, message: asApiError(error).message })
    }
  }
  return added
}

function toThrow(error: unknown): never {
  throw asApiError(error)
}
