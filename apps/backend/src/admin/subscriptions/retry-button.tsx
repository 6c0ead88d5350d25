import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'

/** Asks for what is owed again, at once and whatever was planned. */
export function RetryButton({ subscriptionId }: { subscriptionId: string }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  const retry = useAction({ silent: true, done: t('subscriptions.done.retry'), onDone: close })
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setAsked(true)}>
        {t('subscriptions.verb.retry')}
      </Button>
      {asked && (
        <Confirm
          open
          waits
          busy={retry.isPending}
          title={t('subscriptions.question.retry')}
          hint={t('subscriptions.verb_hint.retry')}
          verb={t('subscriptions.verb.retry')}
          error={retry.error?.message}
          onClose={close}
          onConfirm={() => retry.mutate({ path: `/admin/subscriptions/${subscriptionId}/retry` })}
        />
      )}
    </>
  )
}
