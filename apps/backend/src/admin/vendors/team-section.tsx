import { Button, Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorMember, VendorMemberList } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Section } from '../components/section'
import { Status } from '../components/status'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'

const ROLES = ['owner', 'manager', 'staff'] as const

/** Who works for a vendor. */
export function TeamSection({ vendorId }: { vendorId: string }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/vendors/${vendorId}/members`
  const list = usePage<VendorMemberList>(path)
  const mayInvite = useMay('vendor_member:create')
  const [inviting, setInviting] = useState(false)
  return (
    <Section
      title={t('vendors.team')}
      actions={
        mayInvite && (
          <Button size="small" variant="secondary" onClick={() => setInviting(true)}>
            {t('vendors.invite')}
          </Button>
        )
      }
    >
      <Loaded reading={list.page}>
        {({ members, next_cursor }) => (
          <>
            <LogTable words="vendors" columns={['email', 'role', 'state', 'since', 'what']}>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} path={`${path}/${member.id}`} />
              ))}
            </LogTable>
            <OlderNewer
              index={list.index}
              next={next_cursor}
              busy={list.page.isPlaceholderData}
              goTo={list.goTo}
            />
          </>
        )}
      </Loaded>
      {inviting && <InviteDrawer path={path} onClose={() => setInviting(false)} />}
    </Section>
  )
}

function MemberRow({ member, path }: { member: VendorMember; path: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayRemove = useMay('vendor_member:delete')
  const mayChange = useMay('vendor_member:update')
  const [asked, setAsked] = useState(false)
  const [editing, setEditing] = useState(false)
  const close = () => setAsked(false)
  const remove = useAction({
    silent: true,
    done: t('vendors.removed', { name: member.email }),
    onDone: close,
  })
  return (
    <Table.Row>
      <Table.Cell>
        <bdi dir="ltr">{member.email}</bdi>
      </Table.Cell>
      <Table.Cell>{t(`vendors.role.${member.role}`)}</Table.Cell>
      <Table.Cell>
        <Status value={member.status} />
      </Table.Cell>
      <Table.Cell>
        <bdi>{format.date(member.created_at)}</bdi>
      </Table.Cell>
      <Table.Cell>
        {mayChange && (
          <Button size="small" variant="transparent" onClick={() => setEditing(true)}>
            {t('actions.edit')}
          </Button>
        )}
        {editing && <RoleDrawer member={member} path={path} onClose={() => setEditing(false)} />}
        {mayRemove && (
          <Button size="small" variant="transparent" onClick={() => setAsked(true)}>
            {t('actions.remove')}
          </Button>
        )}
        {asked && (
          <Confirm
            open
            waits
            danger
            busy={remove.isPending}
            title={t('vendors.remove_question', { name: member.email })}
            hint={t('vendors.remove_hint')}
            verb={t('actions.remove')}
            error={remove.error?.message}
            onClose={close}
            onConfirm={() => remove.mutate({ path, method: 'DELETE' })}
          />
        )}
      </Table.Cell>
    </Table.Row>
  )
}

/** What somebody may do for the vendor from the next request on. */
function RoleDrawer({ member, path, onClose }: { member: VendorMember; path: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [role, setRole] = useState<string>(member.role)
  const change = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(change.error, ['role'], { vendor_last_owner: 'role' })
  return (
    <Editor
      open
      title={t('vendors.role_of', { name: member.email })}
      hint={t('vendors.remove_hint')}
      busy={change.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => change.mutate({ path, body: { role } })}
    >
      <RoleField value={role} onChange={setRole} error={refusal.at('role')} />
    </Editor>
  )
}

interface RoleFieldProps {
  value: string
  onChange: (role: string) => void
  error: string | undefined
}

function RoleField({ value, onChange, error }: RoleFieldProps) {
  const { t } = useTranslation('cityos')
  return (
    <SelectField
      label={t('vendors.column.role')}
      choices={ROLES.map((role) => ({ value: role, label: t(`vendors.role.${role}`) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}

function InviteDrawer({ path, onClose }: { path: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<string>('manager')
  const invite = useAction({ silent: true, done: t('vendors.invited'), onDone: onClose })
  const refusal = refusalOf(invite.error, ['email', 'role'], { member_exists: 'email' })
  return (
    <Editor
      open
      title={t('vendors.invite')}
      hint={t('vendors.invite_hint')}
      verb={t('vendors.invite')}
      busy={invite.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => invite.mutate({ path, body: { email, role } })}
    >
      <TextField
        autoFocus
        type="email"
        label={t('vendors.column.email')}
        value={email}
        onChange={setEmail}
        error={refusal.at('email')}
      />
      <RoleField value={role} onChange={setRole} error={refusal.at('role')} />
    </Editor>
  )
}
