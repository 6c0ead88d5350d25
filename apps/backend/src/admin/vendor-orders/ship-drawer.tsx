import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

const FIELDS = ['labels.0.tracking_number', 'labels.0.tracking_url']

/** Says that a parcel is on its way, and how it can be followed. */
export function ShipDrawer({ path, onClose }: { path: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [number, setNumber] = useState('')
  const [url, setUrl] = useState('')
  const ship = useAction({ silent: true, done: t('vendor_orders.done.ship'), onDone: onClose })
  const refusal = refusalOf(ship.error, FIELDS)
  const send = () => {
    const label = {
      ...(number.trim() || url.trim() ? { tracking_number: number.trim() } : {}),
      ...(url.trim() ? { tracking_url: url.trim() } : {}),
    }
    ship.mutate({ path: `${path}/ship`, body: { labels: Object.keys(label).length ? [label] : [] } })
  }
  return (
    <Editor
      open
      title={t('vendor_orders.verb.ship')}
      hint={t('vendor_orders.verb_hint.ship')}
      verb={t('vendor_orders.verb.ship')}
      busy={ship.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <TextField
        autoFocus
        label={t('vendor_orders.tracking_number')}
        optional={t('states.optional')}
        value={number}
        onChange={setNumber}
        error={refusal.at('labels.0.tracking_number')}
      />
      <TextField
        label={t('vendor_orders.tracking_url')}
        optional={t('states.optional')}
        placeholder={t('vendor_orders.tracking_example')}
        value={url}
        onChange={setUrl}
        error={refusal.at('labels.0.tracking_url')}
      />
    </Editor>
  )
}
