import { Input, Label, Prompt, Text, Textarea } from '@medusajs/ui'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmProps {
  open: boolean
  title: string
  hint: string
  /** The word on the button. */
  verb: string
  danger?: boolean
  /** Asks for a reason; `needed` keeps the button shut without one. */
  reason?: 'needed' | 'welcome'
  /** The word that has to be typed before anything happens. */
  typed?: { label: string; word: string }
  busy?: boolean
  /** Stays open after the click, with what was typed, until whoever opened it closes it: for what may be refused. */
  waits?: boolean
  /** Why it was refused. */
  error?: string | undefined
  children?: ReactNode
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks before something happens that others notice. */
export function Confirm(props: ConfirmProps) {
  const { open, title, hint, verb, danger, reason, typed, busy, waits, error, children, onClose, onConfirm } =
    props
  const { t } = useTranslation('cityos')
  const [why, setWhy] = useState('')
  const [word, setWord] = useState('')
  const ready = (reason !== 'needed' || why.trim() !== '') && (!typed || word === typed.word) && !busy
  const close = () => {
    setWhy('')
    setWord('')
    onClose()
  }
  return (
    <Prompt open={open} variant={danger ? 'danger' : 'confirmation'}>
      <Prompt.Content onEscapeKeyDown={close}>
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description>{hint}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-3 px-6 pt-4">
          {children}
          {error && (
            <Text size="small" role="alert" className="text-ui-fg-error">
              {error}
            </Text>
          )}
          {reason && (
            <div className="flex flex-col gap-y-1">
              <Label size="small" weight="plus" htmlFor="confirm-reason">
                {t('tenant.reason')}
                {reason === 'welcome' && (
                  <span className="text-ui-fg-muted font-normal"> ({t('states.optional')})</span>
                )}
              </Label>
              <Textarea
                id="confirm-reason"
                rows={2}
                maxLength={500}
                value={why}
                placeholder={t('tenant.reason_hint')}
                onChange={(event) => setWhy(event.target.value)}
              />
            </div>
          )}
          {typed && (
            <div className="flex flex-col gap-y-1">
              <Label size="small" weight="plus" htmlFor="confirm-word">
                {typed.label}
              </Label>
              <Input
                id="confirm-word"
                value={word}
                autoComplete="off"
                onChange={(event) => setWord(event.target.value)}
              />
            </div>
          )}
        </div>
        <Prompt.Footer>
          <Prompt.Cancel onClick={close}>{t('actions.cancel')}</Prompt.Cancel>
          <Prompt.Action
            disabled={!ready}
            onClick={() => {
              onConfirm(why.trim())
              if (!waits) close()
            }}
          >
            {verb}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
