import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecretKey } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Empty, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { useScope } from '../lib/use-scope'
import { KeyConfirm } from './key-confirm'
import { KeyEditor } from './key-editor'
import { useKeyColumns, type KeyVerb } from './key-columns'
import { RotateKey } from './rotate-key'

/** The keys of the tenant's programs. */
export function KeyList() {
  const { t } = useTranslation('cityos')
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<{ verb: KeyVerb; secretKey: SecretKey }>()
  const columns = useKeyColumns((verb, secretKey) => setAsked({ verb, secretKey }))
  const mayRead = useMay('secret_key:read')
  const mayMake = useMay('secret_key:create')
  const close = () => setAsked(undefined)
  const known = useScope() !== undefined
  if (known && !mayRead) {
    return (
      <Section title={t('keys.title')}>
        <Empty title={t('keys.not_yours')} hint={t('keys.not_yours_hint')} />
      </Section>
    )
  }
  return (
    <>
      <ListTable<SecretKey>
        title={t('keys.title')}
        subtitle={t('keys.subtitle')}
        path="/admin/secret-keys"
        rows="secret_keys"
        columns={columns}
        empty={{ heading: t('keys.empty'), description: t('keys.empty_hint') }}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('keys.make')}
            </Button>
          )
        }
      />
      {making && <KeyEditor onClose={() => setMaking(false)} />}
      {asked?.verb === 'edit' && <KeyEditor secretKey={asked.secretKey} onClose={close} />}
      {asked?.verb === 'rotate' && <RotateKey secretKey={asked.secretKey} onClose={close} />}
      {(asked?.verb === 'revoke' || asked?.verb === 'delete') && (
        <KeyConfirm secretKey={asked.secretKey} verb={asked.verb} onClose={close} />
      )}
    </>
  )
}
