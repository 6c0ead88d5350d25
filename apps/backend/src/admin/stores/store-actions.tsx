import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { TenantStore } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMayAny } from '../lib/use-may'
import { DANGEROUS, NEEDS, VERBS, type StoreVerb } from './transitions'

/** The steps that a store may take next, each asked about first. */
export function StoreActions({ store }: { store: TenantStore }) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const may = useMayAny()
  const [verb, setVerb] = useState<StoreVerb>()
  const [asking, setAsking] = useState(false)
  const { id, name } = store
  const change = useAction({
    done: verb ? t(`store.verb_done.${verb}`, { name }) : '',
    silent: true,
    onDone: () => {
      setAsking(false)
      if (verb === 'delete') void navigate('/stores')
    },
  })
  const run = () =>
    change.mutate(
      verb === 'delete'
        ? { path: `/admin/tenant-stores/${id}`, method: 'DELETE' }
        : { path: `/admin/tenant-stores/${id}/${verb}` },
    )
  return (
    <>
      {VERBS[store.status]
        .filter((next) => may(NEEDS[next]))
        .map((next) => (
          <Button
            key={next}
            size="small"
            variant={DANGEROUS.includes(next) ? 'danger' : 'secondary'}
            isLoading={change.isPending && verb === next}
            onClick={() => {
              change.reset()
              setVerb(next)
              setAsking(true)
            }}
          >
            {t(`store.verb.${next}`)}
          </Button>
        ))}
      {verb && asking && (
        <Confirm
          open
          danger={DANGEROUS.includes(verb)}
          title={t(`store.verb_question.${verb}`, { name })}
          hint={t(`store.verb_hint.${verb}`)}
          verb={t(`store.verb.${verb}`)}
          waits
          busy={change.isPending}
          error={change.error?.message}
          onClose={() => setAsking(false)}
          onConfirm={run}
        />
      )}
    </>
  )
}
