import { actingTexts } from './ar-acting'
import { auditTexts } from './ar-audit'
import { commissionTexts } from './ar-commissions'
import { disputeTexts } from './ar-disputes'
import { domainTexts } from './ar-domains'
import { keyTexts } from './ar-keys'
import { ledgerTexts } from './ar-ledger'
import { memberTexts } from './ar-members'
import { mrrTexts } from './ar-mrr'
import { numberTexts } from './ar-numbers'
import { onboardingTexts } from './ar-onboarding'
import { operationTexts } from './ar-operations'
import { payoutTexts } from './ar-payouts'
import { reconciliationTexts } from './ar-reconciliation'
import { storeEditTexts } from './ar-store-edit'
import { storeTexts } from './ar-stores'
import { subscriptionTexts } from './ar-subscriptions'
import { syncTexts } from './ar-sync'
import { tenantTexts } from './ar-tenants'
import { vendorOrderTexts } from './ar-vendor-orders'
import { vendorTexts } from './ar-vendors'
import { webhookTexts } from './ar-webhooks'

/** Every word of our own screens, in Arabic. */
const ar = {
  menu: {
    vendors: 'البائعون',
    vendor_orders: 'طلبات البائعين',
    commissions: 'العمولات',
    ledger: 'دفتر الأستاذ',
    payouts: 'دفعات البائعين',
    reconciliation: 'المطابقة',
    disputes: 'النزاعات',
    numbers: 'بالأرقام',
    approvals: 'الموافقة على المنتجات',
    onboarding: 'المتطلبات',
    subscriptions: 'الاشتراكات',
    plans: 'الخطط',
    recurring: 'الإيراد المتكرر',
    unpaid: 'فواتير غير مدفوعة',
    tenants: 'المستأجرون',
    stores: 'المتاجر',
    tenant: 'المستأجر',
    limits: 'الحدود والاستخدام',
    operations: 'التصدير والاستيراد',
    members: 'الأعضاء',
    keys: 'مفاتيح الواجهة البرمجية',
    webhooks: 'الويب هوك',
    sync: 'مزامنة المحتوى',
  },
  sign_in: {
    somebody_else: 'هل سجّلت الدخول إلى Keycloak باسم شخص آخر؟',
    sign_out: 'سجّل الخروج هناك',
  },
  actions: {
    add: 'إضافة',
    back: 'رجوع',
    cancel: 'إلغاء',
    change: 'تغيير',
    close: 'إغلاق',
    create: 'إنشاء',
    edit: 'تعديل',
    filter: 'تصفية',
    next: 'التالي',
    open: 'فتح',
    remove: 'إزالة',
    remove_named: 'إزالة {{name}}',
    save: 'حفظ',
    search: 'بحث',
    sort: 'ترتيب',
    type_to_find: 'اكتب للبحث والإضافة',
  },
  states: {
    not_yours: 'هذه الصفحة ليست لدورك',
    not_yours_hint: 'اسأل مالكًا أو مديرًا، أو اطلب الدور.',
    failed: 'تعذّرت قراءة هذا',
    retry: 'إعادة المحاولة',
    none: 'لا شيء',
    optional: 'اختياري',
    saved: 'تم الحفظ',
    no_match: 'لا توجد نتائج',
    no_match_hint: 'غيّر البحث أو عوامل التصفية.',
    only_platform:
      'تُدار شؤون المستأجرين على مضيف المنصة نفسها. سجّل الدخول هناك لرؤيتهم؛ فهذا المضيف لوحة تحكم مستأجر واحد.',
    only_tenant:
      'المتاجر والأعضاء والحدود تخص المستأجر. اختر واحدًا من «المستأجرون» وافتح لوحة تحكمه لرؤيتها.',
  },
  dates: {
    range: 'نطاق من التواريخ',
    from: 'من',
    to: 'حتى',
    last: { 1: 'اليوم', 7: 'آخر 7 أيام', 30: 'آخر 30 يومًا', 90: 'آخر 90 يومًا' },
  },
  pages: { of: 'من', results: 'نتيجة', pages: 'صفحة', prev: 'السابق', next: 'التالي' },
  failure: {
    answered: 'أجاب الخادم بالرمز {{status}}.',
    unreachable: 'لا يمكن الوصول إلى الخادم. تحقق من اتصالك ثم أعد المحاولة.',
    unreachable_change: 'انقطع الاتصال بالخادم. لا يُعرف إن كان التغيير قد تم: تحقق قبل أن تعيد المحاولة.',
    timed_out: 'يستغرق الخادم وقتًا طويلًا في الرد. أعد المحاولة بعد قليل.',
    timed_out_change: 'لم يرد الخادم في الوقت المتوقع. قد يتم التغيير رغم ذلك: تحقق قبل أن تعيد المحاولة.',
    unreadable: 'ردّ طرف ما بينك وبين الخادم بدلًا منه ({{status}}). أعد المحاولة بعد قليل.',
  },
  status: {
    trial: 'تجريبي',
    active: 'نشط',
    suspended: 'موقوف',
    archived: 'مؤرشف',
    draft: 'مسودة',
    paused: 'متوقف مؤقتًا',
    pending: 'قيد الانتظار',
    verified: 'موثَّق',
    failed: 'فشل',
    cancelled: 'أُلغي',
    running: 'قيد التنفيذ',
    succeeded: 'اكتمل',
    deactivated: 'معطَّل',
    invited: 'مدعو',
    expired: 'منتهٍ',
    revoked: 'مُبطل',
    enabled: 'يعمل',
    disabled: 'متوقف',
    gone: 'زال',
    failing: 'يفشل',
    resting: 'متروك مؤقتًا',
  },
  tier: { free: 'مجانية', starter: 'مبتدئة', growth: 'نمو', enterprise: 'مؤسسات' },
  role: {
    owner: 'مالك',
    admin: 'مدير',
    editor: 'محرر',
    reviewer: 'مراجع',
    finance: 'مالية',
    viewer: 'مطّلع',
    super_admin: 'مدير أعلى',
    platform_support: 'دعم المنصة',
  },
  role_hint: {
    owner: 'كل شيء، بما فيه تحديد من يكون مالكًا أيضًا.',
    admin: 'كل شيء عدا الملكية: المتاجر والإعدادات والفريق والمبيعات.',
    editor: 'يغيّر المنتجات والمخزون والعروض والمحتوى، ويقرأ الباقي.',
    reviewer: 'يقرأ كل شيء ويصدّر المنتجات والمخزون والطلبات، ولا يغيّر شيئًا.',
    finance: 'يحصّل المدفوعات ويردّها ويصدّر الطلبات، ويقرأ الباقي.',
    viewer: 'يقرأ ولا يغيّر شيئًا.',
  },
  limits: {
    title: 'الحدود والاستخدام',
    subtitle: 'ما تتيحه خطتك وما استخدمته منها، محسوبًا لحظة اطلاعك.',
    plan: 'الخطة: {{tier}}',
    unlimited: 'بلا حد',
    used_of: '{{used}} من {{limit}}',
    used: '{{used}}، بلا حد',
    not_counted: '{{limit}} على الأكثر',
    high: 'أوشك على النفاد. اطلب من المنصة خطة أكبر قبل أن تحتاج إليها.',
    full: 'نفد: لا يمكن إضافة المزيد. أزل شيئًا أو اطلب من المنصة خطة أكبر.',
    resource: {
      stores: 'المتاجر',
      vendors: 'البائعون',
      products: 'المنتجات',
      members: 'الأعضاء',
      api_requests_per_minute: 'طلبات الواجهة البرمجية في الدقيقة',
    },
  },
  ...actingTexts,
  ...auditTexts,
  ...tenantTexts,
  ...domainTexts,
  ...keyTexts,
  ...memberTexts,
  ...operationTexts,
  ...storeTexts,
  ...storeEditTexts,
  ...subscriptionTexts,
  ...syncTexts,
  ...commissionTexts,
  ...disputeTexts,
  ...ledgerTexts,
  ...mrrTexts,
  ...numberTexts,
  ...onboardingTexts,
  ...payoutTexts,
  ...reconciliationTexts,
  ...vendorOrderTexts,
  ...vendorTexts,
  ...webhookTexts,
}

export default ar
