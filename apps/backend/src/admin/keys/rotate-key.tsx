import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeSecretKey, SecretKey } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { ShownOnce } from '../components/shown-once'

/** In hours; the server takes any number up to a week. */
const OVERLAPS = ['0', '1', '24', '72', '168'] as const

/** Gives a key a new token, shown once, and says how long the one before is still good. */
export function RotateKey({
  secretKey: { id, name },
  onClose,
}: {
  secretKey: SecretKey
  onClose: () => void
}) {
  const { t } = useTranslation('cityos')
  const [overlap, setOverlap] = useState('24')
  const rotate = useAction<MadeSecretKey>({ silent: true, done: t('keys.rotated', { name }) })
  const refusal = refusalOf(rotate.error, ['overlap_hours'])
  const token = rotate.data?.token
  const send = () =>
    rotate.mutate({ path: `/admin/secret-keys/${id}/rotate`, body: { overlap_hours: Number(overlap) } })
  return (
    <Editor
      open
      title={t('keys.rotate_title', { name })}
      hint={t('keys.rotate_hint')}
      verb={token ? t('actions.close') : t('keys.verb.rotate')}
      busy={rotate.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={token ? onClose : send}
    >
      {token ? (
        <ShownOnce label={t('keys.token')} hint={t('keys.token_hint')} text={token} />
      ) : (
        <SelectField
          label={t('keys.overlap')}
          value={overlap}
          onChange={setOverlap}
          choices={OVERLAPS.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          error={refusal.at('overlap_hours')}
        />
      )}
    </Editor>
  )
}
