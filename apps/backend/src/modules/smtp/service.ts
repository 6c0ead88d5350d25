import { createHash } from 'node:crypto'
import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from '@medusajs/framework/types'
import { AbstractNotificationProviderService, MedusaError } from '@medusajs/framework/utils'
import { createTransport, type Transporter } from 'nodemailer'

interface Options {
  /** `smtp://user:password@host:587`, or `smtps://` with TLS from the first byte. */
  url: string
  /** Whom e-mails are from: `Name <a@example.com>`. */
  from: string
}

const TIMES_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Sends e-mails by the operator's own mail server. What is sent again under one key has the same Message-ID, by which mail
 * servers and readers know it; SMTP itself promises no more. Connections are kept, and closed when nobody sends.
 */
export class SmtpProvider extends AbstractNotificationProviderService {
  static override identifier = 'smtp'

  private readonly transport: Transporter
  private readonly from: string
  private readonly domain: string

  constructor(_container: unknown, { url, from }: Options) {
    super()
    this.from = from
    this.domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
    this.transport = createTransport({ url, pool: true, maxConnections: 3, ...TIMES_MS } as never)
  }

  /** @throws MedusaError where the server takes it not; what has no words of its own is refused. */
  override async send({
    to,
    from,
    template,
    content,
    provider_data,
  }: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    if (!content?.subject || !(content.text ?? content.html)) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `The e-mail ${template} has nothing to say.`)
    }
    const key = provider_data?.['idempotency_key']
    const { messageId } = (await this.transport.sendMail({
      // One address, whatever is in it.
      to: { address: to, name: '' },
      ...{ from: from ?? this.from, subject: content.subject },
      ...(content.text ? { text: content.text } : {}),
      ...(content.html ? { html: content.html } : {}),
      ...(typeof key === 'string' ? { messageId: `<${hashOf(key)}@${this.domain}>` } : {}),
      // Answers of machines that are away are for nobody.
      headers: { 'Auto-Submitted': 'auto-generated' },
      // Nothing of a message is read from a file or from elsewhere.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })) as { messageId: string }
    return { id: messageId }
  }

  /** Ends its connections. */
  close(): void {
    this.transport.close()
  }
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40)
