import { useEffect, useState } from 'react'
import type { ActingScope, Scope } from '@cityos/contracts'
import { api } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { leave } from './act'

const ASK_AGAIN_MS = 30_000

export interface Acting {
  terms: ActingScope
  tenantName: string
  /** When the server has said so, by `performance.now()`. */
  saidMs: number
}

/**
 * What the server knows of the session that this tab acts under; asked for again now and then, and on coming back.
 * Undefined while that is not known, null for somebody who is not signed in and acts nowhere.
 */
export function useActing(onTenant: (name: string) => void): Acting | null | undefined {
  const [acting, setActing] = useState<Acting | null>()
  useEffect(() => {
    const ask = async () => {
      try {
        const { scope } = await api<{ scope: Scope }>('/admin/scope')
        if (!scope.acting || !scope.tenant) return
        onTenant(scope.tenant.name)
        setActing({ terms: scope.acting, tenantName: scope.tenant.name, saidMs: performance.now() })
      } catch (error) {
        // What got lost on the way is asked for again.
        if (asApiError(error).status === 401) setActing(null)
      }
    }
    const comingBack = () => void (document.visibilityState === 'visible' && ask())
    void ask()
    const timer = setInterval(() => void ask(), ASK_AGAIN_MS)
    document.addEventListener('visibilitychange', comingBack)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', comingBack)
    }
  }, [])
  return acting
}

/** Whole seconds until a session ends, from when the server has said it; leaves the tenant when there are none left. */
export function useSecondsLeft({ terms, tenantName, saidMs }: Acting): number {
  const left = () => Math.max(0, terms.seconds_left - Math.floor((performance.now() - saidMs) / 1_000))
  const [, draw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      draw((times) => times + 1)
      if (left() === 0) leave(tenantName)
    }, 1_000)
    return () => clearInterval(timer)
  }, [saidMs])
  return left()
}
