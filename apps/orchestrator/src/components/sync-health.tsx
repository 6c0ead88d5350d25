'use client'
import { useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { LINES, SYNC } from '../i18n/sync'
import { spoken, type Words } from '../i18n/words'
import { SyncChart, type Minute } from './parts/sync-chart'
import './parts/sync.css'

interface TenantHealth {
  tenant: string
  name: string | null
  queued: number
  failed: number
  dead: number
  conflicts: number
  lagSeconds: number | null
  breaker: { state: string }
}
interface Health {
  tenants: TenantHealth[]
  minutes: Minute[]
}

const JOBS = '/admin/collections/sync-jobs'
const REFRESH_MS = 15_000
const jobs = (tenant: string, state: string) =>
  `${JOBS}?where[and][0][tenant][equals]=${encodeURIComponent(tenant)}&where[and][1][state][equals]=${state}`

/** How the bridge does, for whoever may see that: those in trouble first. */
export default function SyncHealth() {
  const { i18n } = useTranslation()
  const say = (words: Words) => spoken(words, i18n.language)
  const [health, setHealth] = useState<Health | 'failed' | 'hidden' | null>(null)

  useEffect(() => {
    const load = async () => {
      const answer = await fetch('/api/sync/health').catch(() => null)
      if (answer?.status === 403) return setHealth('hidden')
      setHealth(answer?.ok ? ((await answer.json()) as Health) : 'failed')
    }
    void load()
    const timer = window.setInterval(() => void (document.hidden || load()), REFRESH_MS)
    return () => window.clearInterval(timer)
  }, [])

  if (health === 'hidden') return null
  if (health === null) return <section className="cityos-sync" aria-busy="true" />
  if (health === 'failed') {
    return (
      <section className="cityos-sync" role="alert">
        {say(SYNC.failedToLoad)}
      </section>
    )
  }
  const calm = health.tenants.every(({ failed, dead, conflicts }) => failed + dead + conflicts === 0)
  return (
    <section className="cityos-sync" aria-label={say(SYNC.title)}>
      <header>
        <h3>{say(SYNC.title)}</h3>
        {calm && <p>{say(SYNC.calm)}</p>}
      </header>
      <SyncChart minutes={health.minutes} language={i18n.language} />
      <table>
        <thead>
          <tr>
            {[SYNC.tenant, SYNC.queued, SYNC.failed, SYNC.dead, SYNC.conflicts, SYNC.lag, SYNC.line].map(
              (words) => (
                <th key={words.en} scope="col">
                  {say(words)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {health.tenants.map(({ tenant, name, lagSeconds, breaker, ...counts }) => (
            <tr key={tenant} data-tenant={tenant}>
              <th scope="row">{tenant === 'platform' ? say(SYNC.platform) : (name ?? tenant)}</th>
              <Count value={counts.queued} href={jobs(tenant, 'queued')} />
              <Count value={counts.failed} href={jobs(tenant, 'failed')} bad />
              <Count value={counts.dead} href={jobs(tenant, 'dead')} bad />
              <Count value={counts.conflicts} href={jobs(tenant, 'conflict')} bad />
              <td>{lagSeconds === null ? '–' : `${lagSeconds.toFixed(1)} ${say(SYNC.seconds)}`}</td>
              <td>{LINES[breaker.state] ? say(LINES[breaker.state]!) : breaker.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Count({ value, href, bad = false }: { value: number; href: string; bad?: boolean }) {
  return (
    <td className={bad && value > 0 ? 'cityos-sync__bad' : undefined}>
      {value > 0 ? <a href={href}>{value}</a> : 0}
    </td>
  )
}
