import { Button, Container, Heading, Text } from '@medusajs/ui'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionSimulation } from '@cityos/contracts'
import { MomentFilter } from '../components/filter-fields'
import { SelectField, TextField } from '../components/field'
import { RemotePick } from '../components/remote-pick'
import { minorOf } from '../lib/money'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useCurrencies } from '../lib/use-currencies'
import { VENDORS } from '../vendors/sources'
import { CATALOGUE } from './catalogue'
import { SimulationResult } from './simulation-result'

const FIELDS = ['sales.0.vendor_id', 'sales.0.base_minor', 'sales.0.quantity', 'sales.0.volume_minor', 'at']

/** What a sale that nobody has made would be charged, and why. */
export function Simulator() {
  const { t } = useTranslation('cityos')
  const currencies = useCurrencies()
  const [form, setForm] = useState({
    ...{ vendor: '', product: '', store: '', kind: 'item', amount: '', currency: '', quantity: '1' },
    ...{ volume: '', at: '' },
  })
  const set = (name: keyof typeof form) => (value: string) => setForm((now) => ({ ...now, [name]: value }))
  const ask = useAction<CommissionSimulation>({ silent: true })
  const refusal = refusalOf(ask.error, FIELDS)
  const currency = form.currency || currencies[0]?.value || ''
  const base = currency ? minorOf(form.amount, currency) : null
  const volume = currency ? minorOf(form.volume, currency) : null
  const isWrong = (text: string, minor: number | null) =>
    text !== '' && minor === null ? t('ledger.amount_wrong') : undefined
  const ready = form.vendor !== '' && base !== null && (form.volume === '' || volume !== null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const sale = {
      ...{ kind: form.kind, vendor_id: form.vendor, base_minor: base, currency_code: currency },
      ...{ product_id: form.product || null, store_id: form.store || null },
      quantity: Number(form.quantity) || 1,
      ...(volume === null ? {} : { volume_minor: volume }),
    }
    ask.mutate({
      path: '/admin/commission-rules/simulate',
      body: { sales: [sale], ...(form.at ? { at: form.at } : {}) },
    })
  }
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t('commissions.simulator')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t('commissions.simulator_hint')}
        </Text>
      </div>
      <form noValidate onSubmit={send} className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-3">
        <RemotePick
          label={t('commissions.scope.vendor_id')}
          source={VENDORS}
          value={form.vendor}
          onChange={set('vendor')}
          error={refusal.at('sales.0.vendor_id')}
        />
        <RemotePick
          label={t('commissions.scope.product_id')}
          optional={t('states.optional')}
          source={CATALOGUE.product_id}
          value={form.product}
          onChange={set('product')}
        />
        <RemotePick
          label={t('commissions.scope.store_id')}
          optional={t('states.optional')}
          source={CATALOGUE.store_id}
          value={form.store}
          onChange={set('store')}
        />
        <TextField
          label={t('commissions.sale.amount')}
          hint={t('commissions.sale.amount_hint')}
          value={form.amount}
          onChange={set('amount')}
          error={isWrong(form.amount, base) ?? refusal.at('sales.0.base_minor')}
        />
        <SelectField
          label={t('ledger.column.currency')}
          choices={currencies}
          value={currency}
          onChange={set('currency')}
        />
        <TextField
          label={t('commissions.sale.quantity')}
          type="number"
          value={form.quantity}
          onChange={set('quantity')}
          error={refusal.at('sales.0.quantity')}
        />
        <SelectField
          label={t('commissions.sale.kind')}
          choices={(['item', 'shipping'] as const).map((value) => ({
            value,
            label: t(`commissions.sale.${value}`),
          }))}
          value={form.kind}
          onChange={set('kind')}
        />
        <TextField
          label={t('commissions.sale.volume')}
          optional={t('states.optional')}
          hint={t('commissions.sale.volume_hint')}
          value={form.volume}
          onChange={set('volume')}
          error={isWrong(form.volume, volume) ?? refusal.at('sales.0.volume_minor')}
        />
        <MomentFilter label={t('commissions.sale.at')} value={form.at} onChange={set('at')} />
        <div className="flex flex-wrap items-center gap-x-3 md:col-span-3">
          <Button size="small" type="submit" disabled={!ready} isLoading={ask.isPending}>
            {t('commissions.simulate')}
          </Button>
          {refusal.whole && (
            <Text size="small" role="alert" className="text-ui-fg-error">
              {refusal.whole}
            </Text>
          )}
        </div>
      </form>
      {ask.data && !ask.isPending && <SimulationResult simulation={ask.data} />}
    </Container>
  )
}
