import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutSettingsAnswer } from '@cityos/contracts'
import { SelectField, TextField } from '../components/field'
import { Section } from '../components/section'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { FAULTS } from './faults'

/** Lets the sandbox make mistakes, where vendors are paid by it: in development, and nowhere that is real. */
export function SandboxSection() {
  const mayBreak = useMay('payout_provider:update')
  const { data } = useRead<{ payout_settings: PayoutSettingsAnswer }>('/admin/payout-settings')
  const settings = data?.payout_settings
  if (!mayBreak || settings?.effective.method !== 'sandbox' || !settings.sandbox_allowed) return null
  return <FaultForm />
}

function FaultForm() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [fault, setFault] = useState<string>('refuse')
  const [times, setTimes] = useState('1')
  const number = /^\d{1,4}$/.test(times.trim()) ? Number(times) : null
  const inject = useAction({
    silent: true,
    done: t('payouts.sandbox.done', { number: format.number(number ?? 0) }),
  })
  const refusal = refusalOf(inject.error, ['fault', 'times'])
  return (
    <Section title={t('payouts.sandbox.title')} subtitle={t('payouts.sandbox.hint')}>
      <form
        noValidate
        className="grid grid-cols-1 items-start gap-3 px-6 py-4 sm:grid-cols-[2fr_1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault()
          if (number !== null)
            inject.mutate({ path: '/admin/payout-sandbox', body: { fault, times: number } })
        }}
      >
        <SelectField
          label={t('payouts.sandbox.fault')}
          hint={t(`payouts.sandbox.fault_hint.${fault}`)}
          choices={FAULTS.map((value) => ({ value, label: t(`payouts.sandbox.faults.${value}`) }))}
          value={fault}
          onChange={setFault}
          error={refusal.at('fault') ?? refusal.whole}
        />
        <TextField
          label={t('payouts.sandbox.times')}
          hint={t('payouts.sandbox.times_hint')}
          value={times}
          onChange={setTimes}
          error={number === null ? t('commissions.not_a_number') : refusal.at('times')}
        />
        <Button
          size="small"
          type="submit"
          variant="secondary"
          className="sm:mt-6"
          isLoading={inject.isPending}
        >
          {t('payouts.sandbox.inject')}
        </Button>
      </form>
    </Section>
  )
}
