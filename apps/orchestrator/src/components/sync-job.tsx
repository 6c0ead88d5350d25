'use client'
import { Button } from '@payloadcms/ui'
import { SYNC } from '../i18n/sync'
import { differences } from './parts/differences'
import { useRecord } from './parts/use-record'
import './parts/sync.css'

interface Job {
  tenant: string
  state: string
  resolution?: string | null
  conflict?: { version: number; held: unknown; told: unknown; resolved_at?: string | null } | null
}

const shown = (value: unknown) => (value === undefined ? '–' : JSON.stringify(value, null, 1))

/** What a person can do about a job: try it again, or decide which of two states counts. */
export default function SyncJobPanel() {
  const { record: job, busy, act, say, operates } = useRecord<Job>()
  if (!job) return null
  const { conflict } = job
  const open = conflict && job.resolution === 'open'
  const stuck = job.state === 'dead' || job.state === 'failed'
  if (!conflict && !stuck) return null
  const differ = conflict ? differences(conflict.held, conflict.told) : []
  return (
    <section className="cityos-sync">
      {conflict && (
        <>
          <h4>{`${say(SYNC.conflict)}: ${conflict.version}`}</h4>
          <table>
            <thead>
              <tr>
                {[SYNC.field, SYNC.ours, SYNC.theirs].map((words) => (
                  <th key={words.en} scope="col">
                    {say(words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differ.map(({ path, held, told }) => (
                <tr key={path}>
                  <th scope="row">{path || '*'}</th>
                  <td dir="auto">
                    <code>{shown(held)}</code>
                  </td>
                  <td dir="auto" className="cityos-sync__told">
                    <code>{shown(told)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{say(conflict.held === null ? SYNC.unknown : SYNC.same)}</p>
        </>
      )}
      {operates && (
        <div className="cityos-sync__actions">
          {open && (
            <>
              <Button disabled={busy} onClick={() => void act('resolve', { decision: 'kept' })}>
                {say(SYNC.keep)}
              </Button>
              <Button
                buttonStyle="secondary"
                disabled={busy}
                onClick={() => void act('resolve', { decision: 'taken' })}
              >
                {say(SYNC.take)}
              </Button>
            </>
          )}
          {stuck && (
            <Button disabled={busy} onClick={() => void act('retry')}>
              {say(SYNC.retry)}
            </Button>
          )}
        </div>
      )}
      {conflict && !open && <p>{say(SYNC.decided)}</p>}
    </section>
  )
}
