import { Button, Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { WholeSubscription } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Section } from '../components/section'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'

interface ItemProps {
  subscription: WholeSubscription
}

/** What is delivered each time, at the price that was agreed. */
export function ItemSection({ subscription }: ItemProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { items, currency_code: currency, status } = subscription
  const mayChange = useMay('subscription:update')
  const [changing, setChanging] = useState(false)
  return (
    <Section
      title={t('subscriptions.items')}
      subtitle={t('subscriptions.items_hint')}
      actions={
        mayChange &&
        status !== 'canceled' && (
          <Button size="small" variant="secondary" onClick={() => setChanging(true)}>
            {t('subscriptions.change_pieces')}
          </Button>
        )
      }
    >
      <LogTable words="subscriptions" columns={['item', 'price', 'pieces', 'sum']}>
        {items.map(({ id, product_id, title, quantity, unit_price_minor }) => (
          <Table.Row key={id}>
            <Table.Cell>
              <Link to={`/products/${product_id}`} className="text-ui-fg-interactive hover:underline">
                <bdi>{title}</bdi>
              </Link>
            </Table.Cell>
            <Table.Cell>
              <Money minor={unit_price_minor} currency={currency} />
            </Table.Cell>
            <Table.Cell>{format.number(quantity)}</Table.Cell>
            <Table.Cell>
              <Money minor={unit_price_minor * quantity} currency={currency} />
            </Table.Cell>
          </Table.Row>
        ))}
      </LogTable>
      {changing && <PiecesDrawer subscription={subscription} onClose={() => setChanging(false)} />}
    </Section>
  )
}

/** How many pieces of each come from the next cycle on that is not billed. */
function PiecesDrawer({ subscription, onClose }: ItemProps & { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const { id, items } = subscription
  const [pieces, setPieces] = useState(() =>
    Object.fromEntries(items.map((item) => [item.id, String(item.quantity)])),
  )
  const [wrong, setWrong] = useState<string>()
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, [])
  const send = () => {
    const odd = items.find((item) => !/^[1-9]\d{0,4}$/.test(pieces[item.id]!.trim()))
    setWrong(odd?.id)
    if (odd) return
    const changed = items
      .map((item) => ({ id: item.id, quantity: Number(pieces[item.id]), before: item.quantity }))
      .filter(({ quantity, before }) => quantity !== before)
      .map(({ id, quantity }) => ({ id, quantity }))
    if (!changed.length) return onClose()
    save.mutate({ path: `/admin/subscriptions/${id}`, body: { items: changed } })
  }
  return (
    <Editor
      open
      title={t('subscriptions.change_pieces')}
      hint={t('subscriptions.change_pieces_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {items.map((item) => (
        <TextField
          key={item.id}
          label={item.title}
          type="number"
          value={pieces[item.id]!}
          onChange={(text) => setPieces((now) => ({ ...now, [item.id]: text }))}
          error={wrong === item.id ? t('subscriptions.not_pieces') : undefined}
        />
      ))}
    </Editor>
  )
}
