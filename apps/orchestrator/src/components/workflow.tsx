'use client'
import { Button, toast, useDocumentInfo, useFormModified, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { STAGE_LABELS, type Stage } from '../i18n/stages'
import { REFUSALS, STEP_LABELS, WAITING, WORKFLOW } from '../i18n/workflow'
import { spoken, type Words } from '../i18n/words'
import { WorkflowHistory, type HistoryEntry } from './parts/workflow-history'
import './parts/workflow.css'

interface Workflow {
  stage: Stage
  may_write: boolean
  next: Stage[]
  history: HistoryEntry[]
}

/** Where product content stands, the steps that this person may take now, and how it came there. */
export default function WorkflowPanel() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const say = (words: Words) => spoken(words, i18n.language)
  const modified = useFormModified()
  const [workflow, setWorkflow] = useState<Workflow | 'failed' | null>(null)
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)

  const load = useCallback(async () => {
    const answer = await fetch(`/api/product-content/${id}/workflow`).catch(() => null)
    setWorkflow(answer?.ok ? ((await answer.json()) as Workflow) : 'failed')
  }, [id])
  useEffect(() => {
    if (id) void load()
  }, [id, load])

  async function take(to: Stage) {
    if (to === 'changes_requested' && !comment.trim()) return void toast.error(say(WORKFLOW.commentMissing))
    setBusy(true)
    const body = JSON.stringify({ stage: to, ...(comment.trim() && { comment: comment.trim() }) })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`/api/product-content/${id}`, { method: 'PATCH', headers, body }).catch(
      () => null,
    )
    // The whole form is another one now: what may be changed in it, too.
    if (answer?.ok) return window.location.reload()
    const said = (await answer?.json().catch(() => null)) as {
      errors?: { message: string; data?: { code?: string } }[]
    } | null
    const code = said?.errors?.[0]?.data?.code ?? (answer?.status === 403 ? 'forbidden' : '')
    toast.error(REFUSALS[code] ? say(REFUSALS[code]) : (said?.errors?.[0]?.message ?? say(WORKFLOW.failed)))
    setBusy(false)
    await load()
  }

  if (!id) return <p className="cityos-workflow__hint">{say(WORKFLOW.unborn)}</p>
  if (workflow === 'failed') {
    return (
      <div className="cityos-workflow" role="alert">
        <p>{say(WORKFLOW.failed)}</p>
        <Button buttonStyle="secondary" size="small" onClick={() => void load()}>
          {say(WORKFLOW.retry)}
        </Button>
      </div>
    )
  }
  if (!workflow) return <div className="cityos-workflow" aria-busy="true" />
  const { stage, next, history, may_write } = workflow
  return (
    <section className="cityos-workflow" aria-label={say(WORKFLOW.title)}>
      <header>
        <h4>{say(WORKFLOW.title)}</h4>
        <span className={`cityos-stage cityos-stage--${stage}`}>{say(STAGE_LABELS[stage])}</span>
      </header>
      <p className="cityos-workflow__hint">{say(WAITING[stage])}</p>
      {!may_write && <p className="cityos-workflow__hint">{say(WORKFLOW.locked)}</p>}
      {next.includes('changes_requested') && (
        <label>
          {say(WORKFLOW.comment)}
          <textarea
            value={comment}
            maxLength={2000}
            rows={3}
            placeholder={say(WORKFLOW.commentHint)}
            onChange={(event) => setComment(event.target.value)}
          />
        </label>
      )}
      {modified && next.length > 0 && <p className="cityos-workflow__hint">{say(WORKFLOW.unsaved)}</p>}
      <div className="cityos-workflow__steps">
        {next.map((to, index) => (
          <Button
            key={to}
            size="medium"
            buttonStyle={index === 0 ? 'primary' : 'secondary'}
            disabled={busy || modified}
            onClick={() => void take(to)}
          >
            {say(STEP_LABELS[`${stage} ${to}`]!)}
          </Button>
        ))}
      </div>
      <WorkflowHistory entries={history} language={i18n.language} />
    </section>
  )
}
