import { Button } from '@medusajs/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field'
import { PickFile } from '../../components/pick-file'
import { asApiError } from '../../lib/api-error'
import { upload } from '../../lib/upload'
import { useMay } from '../../lib/use-may'
import type { ThemePart } from './theme-values'

/** What the server takes for pictures. */
const TYPES = '.png,.jpg,.jpeg,.gif,.webp,.avif'

/** A picture of the theme: the address of one, or a file that is kept with the tenant's own. */
export function PictureField({
  theme,
  change,
  errorAt,
  picture,
}: ThemePart & { picture: 'logo_url' | 'favicon_url' }) {
  const { t } = useTranslation('cityos')
  const mayUpload = useMay('file:create')
  const send = useMutation({ mutationFn: upload, onSuccess: (path) => change({ [picture]: path }) })
  const value = theme[picture] ?? ''
  return (
    <div className="flex flex-col gap-y-2">
      <TextField
        label={t(`theme.${picture}`)}
        optional={t('states.optional')}
        hint={t('theme.picture_hint')}
        value={value}
        onChange={(next) => change({ [picture]: next })}
        error={send.error ? asApiError(send.error).message : errorAt(picture)}
      />
      <div className="flex items-center gap-x-3">
        {/^(https:|\/static\/)/.test(value) && (
          <img src={value} alt={t(`theme.${picture}`)} className="h-10 max-w-40 rounded object-contain" />
        )}
        {mayUpload && (
          <PickFile
            label={t('theme.upload')}
            name={t(`theme.${picture}`)}
            accept={TYPES}
            isSending={send.isPending}
            onPick={(file) => send.mutate(file)}
          />
        )}
        {value && (
          <Button
            size="small"
            type="button"
            variant="transparent"
            onClick={() => change({ [picture]: null })}
          >
            {t('actions.remove')}
          </Button>
        )}
      </div>
    </div>
  )
}
