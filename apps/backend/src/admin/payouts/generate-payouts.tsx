import { Button, Drawer, Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GeneratedPayouts } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { LogTable } from '../components/log-table'
import { RemotePick } from '../components/remote-pick'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { VENDORS } from '../vendors/sources'
import { VendorName } from '../vendors/vendor-name'
import { Reasons } from './reasons'

/** Makes payouts without waiting for their day: for one vendor, or for all. */
export function GeneratePayouts({ vendorId }: { vendorId?: string }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState(false)
  const [made, setMade] = useState<GeneratedPayouts>()
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)}>
        {t('payouts.generate')}
      </Button>
      {asked && (
        <AskDrawer
          {...(vendorId ? { vendorId } : {})}
          onMade={(answer) => {
            setAsked(false)
            setMade(answer)
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {made && <MadeDrawer made={made} onClose={() => setMade(undefined)} />}
    </>
  )
}

interface AskProps {
  vendorId?: string
  onMade: (made: GeneratedPayouts) => void
  onClose: () => void
}

function AskDrawer({ vendorId, onMade, onClose }: AskProps) {
  const { t } = useTranslation('cityos')
  const [only, setOnly] = useState(vendorId ?? '')
  const [reason, setReason] = useState('')
  const make = useAction<GeneratedPayouts>({ silent: true, onDone: onMade })
  const refusal = refusalOf(make.error, ['vendor_id', 'reason'])
  const why = reason.trim()
  const body = only ? { vendor_id: only, ...(why && { reason: why }) } : {}
  return (
    <Editor
      open
      title={t('payouts.generate')}
      hint={t('payouts.generate_hint')}
      verb={t('payouts.generate')}
      busy={make.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => make.mutate({ path: '/admin/payouts', body })}
    >
      {vendorId ? (
        <Text size="small">
          <VendorName id={vendorId} />
        </Text>
      ) : (
        <RemotePick
          label={t('payouts.only_for')}
          optional={t('states.optional')}
          hint={t('payouts.only_for_hint')}
          source={VENDORS}
          value={only}
          onChange={setOnly}
          error={refusal.at('vendor_id')}
        />
      )}
      {only && (
        <TextField
          label={t('payouts.generate_reason')}
          optional={t('states.optional')}
          hint={t('payouts.generate_reason_hint')}
          lines={2}
          value={reason}
          onChange={setReason}
          error={refusal.at('reason')}
        />
      )}
    </Editor>
  )
}

/** What came of it, and why others were left out. */
function MadeDrawer({ made, onClose }: { made: GeneratedPayouts; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t('payouts.generated', { number: format.number(made.count) })}</Drawer.Title>
          <Drawer.Description>
            {t(made.left_out.length ? 'payouts.left_out_hint' : 'payouts.left_out_none')}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          {made.left_out.length > 0 && (
            <LogTable words="payouts" columns={['vendor', 'currency', 'why']}>
              {made.left_out.map(({ vendor_id, currency_code, reasons }) => (
                <Table.Row key={`${vendor_id} ${currency_code}`}>
                  <Table.Cell>
                    <VendorName id={vendor_id} />
                  </Table.Cell>
                  <Table.Cell>
                    <bdi dir="ltr">{currency_code.toUpperCase()}</bdi>
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <Reasons reasons={reasons} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </LogTable>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" onClick={onClose}>
            {t('actions.close')}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
