import { ExclamationCircleSolid, XMark } from '@medusajs/icons'
import { clx } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../lib/api-error'
import { stop } from './act'
import { forgetOver, takenOver } from './tab'
import { timeLeft } from './time-left'
import { useActing, useSecondsLeft, type Acting } from './use-acting'

const BAR = 'flex min-h-11 w-full items-center gap-x-4 gap-y-1 px-4 py-1.5 text-[13px] leading-5 shadow-md'
const BUTTON =
  'shrink-0 rounded-md px-3 py-1 font-semibold focus-visible:outline focus-visible:outline-2 focus-visible:outline-offset-2'

interface BannerProps {
  onTenant: (name: string) => void
  /** Nothing is left to say. */
  onDone: () => void
}

/** Says on every page that somebody acts in a tenant, why and for how long, and lets them stop. */
export function Banner({ onTenant, onDone }: BannerProps) {
  const over = takenOver()
  if (over !== null) return <Over tenantName={over} onDone={onDone} />
  return <Under onTenant={onTenant} />
}

function Under({ onTenant }: Pick<BannerProps, 'onTenant'>) {
  const { t } = useTranslation('cityos')
  const acting = useActing(onTenant)
  if (acting === null) return null
  // Also where the server does not answer: what is done then is done in a tenant all the same.
  return (
    <section
      aria-label={t('acting.banner')}
      className={clx(BAR, 'flex-wrap bg-orange-700 text-white sm:flex-nowrap')}
    >
      <ExclamationCircleSolid className="hidden shrink-0 sm:block" />
      {acting ? <Terms acting={acting} /> : <strong className="flex-1">{t('acting.banner')}</strong>}
      <Stop />
    </section>
  )
}

/** Where, why, and how long still. */
function Terms({ acting }: { acting: Acting }) {
  const { t } = useTranslation('cityos')
  const { terms, tenantName } = acting
  const seconds = useSecondsLeft(acting)
  const { unit, values } = timeLeft(seconds)
  return (
    <>
      <strong className="min-w-0 flex-1 truncate font-semibold sm:flex-none sm:shrink-0">
        {t('acting.in')} <bdi>{tenantName}</bdi>
      </strong>
      {terms.read_only && (
        <span className="shrink-0 rounded border border-white/60 px-1.5 text-[12px]">
          {t('acting.reads')}
        </span>
      )}
      <span
        className="order-last min-w-0 basis-full truncate sm:order-none sm:flex-1 sm:basis-0"
        title={terms.reason}
      >
        {t('acting.because')} <bdi>{terms.reason}</bdi>
      </span>
      <span role="timer" className={clx('shrink-0 tabular-nums', { 'font-semibold': seconds < 120 })}>
        {t(`acting.left.${unit}`, values)}
      </span>
    </>
  )
}

function Stop() {
  const { t } = useTranslation('cityos')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const end = () => {
    setBusy(true)
    stop().catch((error: unknown) => {
      setProblem(asApiError(error).message)
      setBusy(false)
    })
  }
  return (
    <>
      {problem && <span role="alert">{problem}</span>}
      <button
        type="button"
        disabled={busy}
        onClick={end}
        className={clx(BUTTON, 'bg-white text-orange-900 hover:bg-orange-50 focus-visible:outline-white')}
      >
        {t('acting.stop')}
      </button>
    </>
  )
}

function Over({ tenantName, onDone }: { tenantName: string; onDone: () => void }) {
  const { t } = useTranslation('cityos')
  return (
    <section role="status" className={clx(BAR, 'bg-zinc-700 text-white')}>
      <span className="min-w-0 flex-1">
        {tenantName ? t('acting.over_in', { name: tenantName }) : t('acting.over')}
      </span>
      <button
        type="button"
        aria-label={t('actions.close')}
        className={clx(BUTTON, 'focus-visible:outline-white')}
        onClick={() => {
          forgetOver()
          onDone()
        }}
      >
        <XMark />
      </button>
    </section>
  )
}
