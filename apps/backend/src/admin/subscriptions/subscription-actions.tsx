import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { WholeSubscription } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMayAny } from '../lib/use-may'
import { ChangeDrawer } from './change-drawer'
import { EndDrawer } from './end-drawer'
import { SUBSCRIPTION_VERBS, verbsOf, type SubscriptionVerb } from './subscription-verbs'

/** What may be done with a subscription in its status, by whoever looks at it. */
export function SubscriptionActions({ subscription }: { subscription: WholeSubscription }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<SubscriptionVerb>()
  const may = useMayAny()
  const close = () => setAsked(undefined)
  return (
    <>
      {verbsOf(subscription, may).map((verb) => (
        <Button
          key={verb}
          size="small"
          variant={SUBSCRIPTION_VERBS[verb].danger ? 'danger' : 'secondary'}
          onClick={() => setAsked(verb)}
        >
          {t(`subscriptions.verb.${verb}`)}
        </Button>
      ))}
      {(asked === 'pause' || asked === 'cancel') && (
        <EndDrawer key={asked} verb={asked} subscription={subscription} onClose={close} />
      )}
      {asked === 'change' && <ChangeDrawer subscription={subscription} onClose={close} />}
      {asked && asked !== 'pause' && asked !== 'cancel' && asked !== 'change' && (
        <VerbDialog key={asked} verb={asked} subscription={subscription} onClose={close} />
      )}
    </>
  )
}

interface VerbProps {
  verb: Exclude<SubscriptionVerb, 'pause' | 'cancel' | 'change'>
  subscription: WholeSubscription
  onClose: () => void
}

/** Asks before a subscription changes. */
function VerbDialog({ verb, subscription, onClose }: VerbProps) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const deletes = verb === 'delete'
  const act = useAction({
    silent: true,
    done: t(`subscriptions.done.${verb}`),
    onDone: onClose,
    ...(deletes ? { leave: () => void navigate('/subscriptions') } : {}),
  })
  const path = `/admin/subscriptions/${subscription.id}`
  // What was going to end is not begun anew.
  const words = verb === 'resume' && subscription.status !== 'paused' ? 'go_on' : verb
  return (
    <Confirm
      open
      waits
      busy={act.isPending}
      danger={SUBSCRIPTION_VERBS[verb].danger === true}
      title={t(`subscriptions.question.${words}`)}
      hint={t(`subscriptions.verb_hint.${words}`)}
      verb={t(`subscriptions.verb.${verb}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={() => act.mutate(deletes ? { path, method: 'DELETE' } : { path: `${path}/${verb}` })}
    />
  )
}
