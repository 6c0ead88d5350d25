import type { MedusaContainer } from '@medusajs/framework/types'
import { connectionOf } from '../connection'
import { choose, isolated, letter, plain, type Letter } from './letter'

type Name = (text: string) => string

interface Words {
  direction: 'ltr' | 'rtl'
  name: Name
  /** To the staff of a tenant, or of the platform where it has no name. */
  staff: (tenant: string | null) => { subject: string; lines: string[]; says: string }
  /** To the team of a vendor, at a tenant's. */
  vendor: (vendor: string, tenant: string | null) => { subject: string; lines: string[]; says: string }
}

const en: Words = {
  direction: 'ltr',
  name: plain,
  staff: (tenant) => ({
    subject: tenant ? `You are invited to ${tenant}` : 'You are invited to the platform',
    lines: [
      tenant
        ? `You are invited to work with the team of ${tenant}.`
        : 'You are invited to work with the team of the platform.',
      'The link is yours alone, and ends after some days. Whoever did not expect this message need do nothing.',
    ],
    says: 'Accept the invitation',
  }),
  vendor: (vendor, tenant) => ({
    subject: `You are invited to ${vendor}`,
    lines: [
      tenant
        ? `You are invited to work for ${vendor}, which sells at ${tenant}.`
        : `You are invited to work for ${vendor}.`,
      'Sign in to the vendors’ portal with this e-mail address. Whoever did not expect this message need do nothing.',
    ],
    says: 'Open the portal',
  }),
}

const ar: Words = {
  direction: 'rtl',
  name: isolated,
  staff: (tenant) => ({
    subject: tenant ? `دعوة للانضمام إلى ${tenant}` : 'دعوة للانضمام إلى المنصة',
    lines: [
      tenant ? `أنت مدعو للعمل مع فريق ${tenant}.` : 'أنت مدعو للعمل مع فريق المنصة.',
      'هذا الرابط لك وحدك وتنتهي صلاحيته بعد بضعة أيام. إذا لم تكن تتوقع هذه الرسالة فلا داعي لفعل أي شيء.',
    ],
    says: 'قبول الدعوة',
  }),
  vendor: (vendor, tenant) => ({
    subject: `دعوة للانضمام إلى ${vendor}`,
    lines: [
      tenant ? `أنت مدعو للعمل لدى ${vendor} الذي يبيع في ${tenant}.` : `أنت مدعو للعمل لدى ${vendor}.`,
      'سجّل الدخول إلى بوابة البائعين بعنوان البريد الإلكتروني هذا. إذا لم تكن تتوقع هذه الرسالة فلا داعي لفعل أي شيء.',
    ],
    says: 'فتح البوابة',
  }),
}

const LANGUAGES: Readonly<Record<string, Words>> = { en, ar }

/** Whose scope it is, and the language that is spoken there; no name on the platform's own. */
interface Sender {
  name: string | null
  locale: string | null
}

async function senderOf(container: MedusaContainer): Promise<Sender> {
  const { rows } = await connectionOf(container).raw<{ rows: Sender[] }>(
    `select name, default_locale as locale from tenant where id = current_setting('app.tenant', true)`,
  )
  return rows[0] ?? { name: null, locale: null }
}

/** What somebody reads who is invited to the staff, in the language of the tenant in scope. */
export async function staffInvitation(container: MedusaContainer, acceptUrl: string): Promise<Letter> {
  return invitation(await senderOf(container), acceptUrl, (words, tenant) => words.staff(tenant))
}

/** What somebody reads who is invited to the team of a vendor, in the language of the tenant in scope. */
export async function vendorInvitation(
  container: MedusaContainer,
  vendor: string,
  portalUrl: string | null,
): Promise<Letter> {
  return invitation(await senderOf(container), portalUrl, (words, tenant) =>
    words.vendor(words.name(vendor), tenant),
  )
}

function invitation(
  { name, locale }: Sender,
  href: string | null,
  say: (words: Words, tenant: string | null) => { subject: string; lines: string[]; says: string },
): Letter {
  const { language } = choose([locale], LANGUAGES)
  const words = LANGUAGES[language]!
  const { says, ...said } = say(words, name && words.name(name))
  return letter({ language, direction: words.direction, ...said, ...(href ? { link: { href, says } } : {}) })
}
