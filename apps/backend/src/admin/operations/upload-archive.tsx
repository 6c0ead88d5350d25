import { Text } from '@medusajs/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { PickFile } from '../components/pick-file'
import { asApiError } from '../lib/api-error'
import { sendFile } from '../lib/send-file'
import { useFormat } from '../lib/use-format'

/** Takes in an export that was downloaded elsewhere, or before its files went here. */
export function UploadArchive({ onDone }: { onDone: (id: string) => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const client = useQueryClient()
  const [share, setShare] = useState(0)
  const send = useMutation({
    networkMode: 'always',
    mutationFn: (file: File) =>
      sendFile<{ operation: TenantOperation }>('/admin/tenant-archives', file, 'application/gzip', setShare),
    onSuccess: ({ operation }) => {
      void client.invalidateQueries({ queryKey: ['cityos'] })
      onDone(operation.id)
    },
  })
  return (
    <div className="flex flex-col items-start gap-y-2">
      <PickFile
        label={t('operations.upload')}
        name={t('operations.upload')}
        accept=".gz,.tgz,application/gzip"
        isSending={send.isPending}
        onPick={(file) => send.mutate(file)}
      />
      <Text size="xsmall" role="status" className="text-ui-fg-subtle">
        {send.isPending
          ? share < 1
            ? t('operations.uploading', { percent: format.number(Math.floor(share * 100)) })
            : t('operations.upload_checking')
          : t('operations.upload_hint')}
      </Text>
      {send.error && (
        <Text size="small" role="alert" className="text-ui-fg-error break-words">
          {asApiError(send.error).message}
        </Text>
      )}
    </div>
  )
}
