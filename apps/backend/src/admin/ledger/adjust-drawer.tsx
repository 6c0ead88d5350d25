import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerAccountKind } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { RemotePick } from '../components/remote-pick'
import { minorOf } from '../lib/money'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useCurrencies } from '../lib/use-currencies'
import { VENDOR_ORDERS, VENDORS } from '../vendors/sources'

/** A side of an adjustment as one choice: `owner:account`. */
const OWN: LedgerAccountKind[] = [
  'clearing',
  'commission_revenue',
  'commission_tax',
  'tax_payable',
  'disputes',
]
const THEIRS: LedgerAccountKind[] = ['pending', 'reserve', 'available', 'receivable']
const HELD: readonly string[] = ['pending', 'reserve']
const FIELDS = ['from', 'to', 'amount_minor', 'currency_code', 'reason', 'vendor_order_id']

/** A word that nobody else has chosen. Not randomUUID: over plain HTTP a browser does not have it. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Moves money by hand. The key is made once for each opened form: sent twice, it is posted once. */
export function AdjustDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const currencies = useCurrencies()
  const [key] = useState(freshKey)
  const [form, setForm] = useState({
    ...{ vendor: '', from: '', to: '', amount: '', currency: '', reason: '', order: '' },
  })
  const set = (name: keyof typeof form) => (value: string) => setForm((now) => ({ ...now, [name]: value }))
  const save = useAction({ silent: true, done: t('ledger.adjusted'), onDone: onClose })
  const refusal = refusalOf(save.error, FIELDS)
  const currency = form.currency || currencies[0]?.value || ''
  const amount = currency ? minorOf(form.amount, currency) : null
  const wrongAmount = form.amount !== '' && !amount ? t('ledger.amount_wrong') : undefined
  const choices = [
    ...(form.vendor ? THEIRS.map((kind) => side('vendor', kind)) : []),
    ...OWN.map((kind) => side('platform', kind)),
  ]
  function side(owner: 'vendor' | 'platform', kind: LedgerAccountKind) {
    const whose = owner === 'vendor' ? t('ledger.vendor') : t('ledger.platform')
    return { value: `${owner}:${kind}`, label: `${whose} · ${t(`ledger.account.${kind}`)}` }
  }
  const accountOf = (choice: string) => {
    const [owner, kind] = choice.split(':')
    return { kind, owner_id: owner === 'vendor' ? form.vendor : owner }
  }
  const needsOrder = [form.from, form.to].some((choice) => HELD.includes(choice.split(':')[1] ?? ''))
  const send = () =>
    save.mutate({
      path: '/admin/ledger/adjustments',
      body: {
        ...{ from: accountOf(form.from), to: accountOf(form.to) },
        ...{ amount_minor: amount ?? 0, currency_code: currency, reason: form.reason.trim() },
        ...(needsOrder && form.order ? { vendor_order_id: form.order } : {}),
        idempotency_key: key,
      },
    })
  return (
    <Editor
      open
      title={t('ledger.adjust')}
      hint={t('ledger.adjust_hint')}
      verb={t('ledger.adjust')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <RemotePick label={t('ledger.vendor')} source={VENDORS} value={form.vendor} onChange={set('vendor')} />
      <SelectField
        label={t('ledger.take_from')}
        choices={choices}
        value={form.from}
        onChange={set('from')}
        error={refusal.at('from')}
      />
      <SelectField
        label={t('ledger.give_to')}
        choices={choices}
        value={form.to}
        onChange={set('to')}
        error={refusal.at('to')}
      />
      {needsOrder && (
        <RemotePick
          label={t('ledger.vendor_order')}
          hint={t('ledger.vendor_order_hint')}
          source={VENDOR_ORDERS}
          value={form.order}
          onChange={set('order')}
          error={refusal.at('vendor_order_id')}
        />
      )}
      <SelectField
        label={t('ledger.column.currency')}
        choices={currencies}
        value={currency}
        onChange={set('currency')}
        error={refusal.at('currency_code')}
      />
      <TextField
        label={t('ledger.column.amount')}
        suffix={currency.toUpperCase()}
        value={form.amount}
        onChange={set('amount')}
        error={wrongAmount ?? refusal.at('amount_minor')}
      />
      <TextField
        label={t('ledger.column.reason')}
        hint={t('ledger.reason_hint')}
        lines={3}
        value={form.reason}
        onChange={set('reason')}
        error={refusal.at('reason')}
      />
    </Editor>
  )
}
