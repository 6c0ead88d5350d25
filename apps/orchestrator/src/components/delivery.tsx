'use client'
import { Button, toast } from '@payloadcms/ui'
import { SYNC } from '../i18n/sync'
import { useRecord } from './parts/use-record'
import './parts/sync.css'

interface Delivery {
  tenant: string
  direction: 'in' | 'out'
}

/** Sends what was sent once more, for those who run the tenant. */
export default function DeliveryPanel() {
  const { record, busy, act, say, operates } = useRecord<Delivery>()
  if (!record || !operates || record.direction !== 'out') return null
  return (
    <div className="cityos-sync__actions">
      <Button
        buttonStyle="secondary"
        disabled={busy}
        onClick={() => void act('replay').then((done) => done && toast.success(say(SYNC.replayed)))}
      >
        {say(SYNC.replay)}
      </Button>
    </div>
  )
}
