import { t, type Words } from './words'

/** What the values of select fields are called. A value that is not here goes by its own name. */
const LABELS: Readonly<Record<string, Words>> = {
  // Status of tenants and of their domains.
  trial: t('Trial', 'تجريبي'),
  active: t('Active', 'نشط'),
  suspended: t('Suspended', 'موقوف'),
  archived: t('Archived', 'مؤرشف'),
  pending: t('Pending', 'قيد الانتظار'),
  verified: t('Verified', 'موثق'),
  failed: t('Failed', 'فشل'),
  subdomain: t('Subdomain', 'نطاق فرعي'),
  custom: t('Own domain', 'نطاق خاص'),
  // Plans.
  free: t('Free', 'مجانية'),
  starter: t('Starter', 'أساسية'),
  growth: t('Growth', 'نمو'),
  enterprise: t('Enterprise', 'مؤسسات'),
  // Roles and kinds of accounts.
  owner: t('Owner', 'مالك'),
  admin: t('Admin', 'مدير'),
  editor: t('Editor', 'محرر'),
  reviewer: t('Reviewer', 'مراجع'),
  finance: t('Finance', 'مالية'),
  viewer: t('Viewer', 'مشاهد'),
  manager: t('Manager', 'مشرف'),
  staff: t('Staff', 'موظف'),
  super_admin: t('Platform admin', 'مدير المنصة'),
  platform_support: t('Platform support', 'دعم المنصة'),
  user: t('Person', 'شخص'),
  vendor_member: t('Vendor’s staff', 'موظف بائع'),
  service: t('Service', 'خدمة'),
  customer: t('Customer', 'عميل'),
  api_key: t('API key', 'مفتاح برمجي'),
  anonymous: t('Visitor', 'زائر'),
  system: t('System', 'النظام'),
  // Scopes of keys.
  content_read: t('Read content', 'قراءة المحتوى'),
  content_write: t('Write content', 'كتابة المحتوى'),
  media_read: t('Read files', 'قراءة الملفات'),
  media_write: t('Write files', 'كتابة الملفات'),
  sync_read: t('Read synchronization', 'قراءة المزامنة'),
  // The trail.
  allowed: t('Allowed', 'مسموح'),
  denied: t('Denied', 'مرفوض'),
}

/** Options of a select field with their names in every language of the admin. */
export const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: LABELS[value] ?? value }))
