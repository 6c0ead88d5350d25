import { toast, useAuth, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { SYNC } from '../../i18n/sync'
import { spoken, type Words } from '../../i18n/words'

interface Account {
  platformRoles?: string[] | null
  memberships?: { tenant: string; roles?: string[] | null }[] | null
}

/** A record of the bridge on its own page: what it says now, and what may be done with it. */
export function useRecord<T extends { tenant: string }>() {
  const { id, collectionSlug } = useDocumentInfo()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const say = (words: Words) => spoken(words, i18n.language)
  const [record, setRecord] = useState<T | null>(null)
  const [busy, setBusy] = useState(false)
  const url = `/api/${collectionSlug}/${encodeURIComponent(String(id))}`

  const load = useCallback(async () => {
    const answer = await fetch(`${url}?depth=0`).catch(() => null)
    if (answer?.ok) setRecord((await answer.json()) as T)
  }, [url])
  useEffect(() => {
    if (id) void load()
  }, [id, load])

  async function act(action: string, body: object = {}): Promise<boolean> {
    setBusy(true)
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${url}/${action}`, init).catch(() => null)
    if (!answer?.ok) toast.error(say(SYNC.refused))
    await load()
    setBusy(false)
    return answer?.ok === true
  }

  // What the button shows; whether it does anything, the server decides.
  const { platformRoles, memberships } = (user ?? {}) as Account
  const operates =
    platformRoles?.includes('super_admin') ||
    memberships?.some(
      ({ tenant, roles }) =>
        tenant === record?.tenant && roles?.some((role) => role === 'owner' || role === 'admin'),
    )
  return { record, busy, act, say, operates: operates === true }
}
