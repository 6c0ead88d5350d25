import type { Adapter, AdapterFactory, AdapterPayload } from './oidc-provider'

interface Entry {
  payload: AdapterPayload
  expiresAtMs: number
}

/**
 * Everything that the provider remembers, in memory: sessions, codes, refresh tokens. It outlives a rotation of the
 * keys, which needs a new provider.
 */
export function createStorage(nowMs: () => number): AdapterFactory {
  const entries = new Map<string, Entry>()

  const read = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    if (!entry) return undefined
    if (entry.expiresAtMs > nowMs()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const first = (model: string, matches: (payload: AdapterPayload) => boolean) => {
    for (const key of entries.keys()) {
      const payload = key.startsWith(`${model}:`) ? read(key) : undefined
      if (payload && matches(payload)) return payload
    }
    return undefined
  }

  return (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      entries.set(`${model}:${id}`, {
        payload,
        expiresAtMs: expiresIn ? nowMs() + expiresIn * 1000 : Infinity,
      })
    },
    find: async (id) => read(`${model}:${id}`),
    findByUid: async (uid) => first(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => first(model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = read(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(nowMs() / 1000)
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}
