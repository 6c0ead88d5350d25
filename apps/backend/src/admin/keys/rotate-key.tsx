import { useTranslation } from 'react-i18next'
import type { MadeSecretKey, SecretKey } from '@cityos/contracts'
import { Rotate } from '../components/rotate'

interface RotateKeyProps {
  secretKey: SecretKey
  onClose: () => void
}

/** Gives a key a new token, shown once, and says how long the one before is still good. */
export function RotateKey({ secretKey: { id, name }, onClose }: RotateKeyProps) {
  const { t } = useTranslation('cityos')
  return (
    <Rotate<MadeSecretKey>
      path={`/admin/secret-keys/${id}/rotate`}
      secretOf={({ token }) => token}
      words={{
        title: t('keys.rotate_title', { name }),
        hint: t('keys.rotate_hint'),
        verb: t('keys.verb.rotate'),
        done: t('keys.rotated', { name }),
        overlap: t('keys.overlap'),
        secret: t('keys.token'),
        secretHint: t('keys.token_hint'),
      }}
      onClose={onClose}
    />
  )
}
