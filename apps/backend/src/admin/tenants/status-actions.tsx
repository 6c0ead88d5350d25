import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMayAny } from '../lib/use-may'
import { DANGEROUS, NEEDS, VERBS, type TenantVerb } from './transitions'

/** The steps that a tenant may take next, each asked about first. */
export function StatusActions({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const may = useMayAny()
  const [verb, setVerb] = useState<TenantVerb>()
  const [asking, setAsking] = useState(false)
  const { name } = tenant
  const change = useAction({
    silent: true,
    done: verb ? t(`tenant.verb_done.${verb}`, { name }) : '',
    onDone: () => setAsking(false),
  })
  return (
    <>
      {VERBS[tenant.status]
        .filter((next) => may(NEEDS[next]))
        .map((next) => (
          <Button
            key={next}
            size="small"
            variant={next === 'archive' ? 'danger' : 'secondary'}
            isLoading={change.isPending && verb === next}
            onClick={() => {
              change.reset()
              setVerb(next)
              setAsking(true)
            }}
          >
            {t(`tenant.verb.${next}`)}
          </Button>
        ))}
      {verb && asking && (
        <Confirm
          open
          danger={DANGEROUS.includes(verb)}
          title={t(`tenant.verb_question.${verb}`, { name })}
          hint={t(`tenant.verb_hint.${verb}`)}
          verb={t(`tenant.verb.${verb}`)}
          reason={DANGEROUS.includes(verb) ? 'needed' : 'welcome'}
          waits
          busy={change.isPending}
          error={change.error?.message}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            change.mutate({ path: `/admin/tenants/${tenant.id}/${verb}`, body: reason ? { reason } : {} })
          }
        />
      )}
    </>
  )
}
