import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { Editor } from './editor'
import { SelectField } from './field'
import { ShownOnce } from './shown-once'

/** In hours; the server takes any number up to a week. */
const OVERLAPS = ['0', '1', '24', '72', '168'] as const

interface RotateProps<Made extends object> {
  /** The route that makes a new secret. */
  path: string
  /** Where its answer holds what is shown once. */
  secretOf: (made: Made) => string
  words: Record<'title' | 'hint' | 'verb' | 'done' | 'overlap' | 'secret' | 'secretHint', string>
  onClose: () => void
}

/** Asks how long the secret before is still good, makes a new one, and shows it once. */
export function Rotate<Made extends object>({ path, secretOf, words, onClose }: RotateProps<Made>) {
  const { t } = useTranslation('cityos')
  const [overlap, setOverlap] = useState('24')
  const rotate = useAction<Made>({ silent: true, done: words.done })
  const refusal = refusalOf(rotate.error, ['overlap_hours'])
  const secret = rotate.data && secretOf(rotate.data)
  const send = () => rotate.mutate({ path, body: { overlap_hours: Number(overlap) } })
  return (
    <Editor
      open
      title={words.title}
      hint={words.hint}
      verb={secret ? t('actions.close') : words.verb}
      busy={rotate.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={secret ? onClose : send}
    >
      {secret ? (
        <ShownOnce label={words.secret} hint={words.secretHint} text={secret} />
      ) : (
        <SelectField
          label={words.overlap}
          value={overlap}
          onChange={setOverlap}
          choices={OVERLAPS.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          error={refusal.at('overlap_hours')}
        />
      )}
    </Editor>
  )
}
