import { t } from './words'

export const TENANT_CHOICE = {
  tenant: t('Tenant', 'المستأجر'),
  all: t('All tenants', 'جميع المستأجرين'),
  more: t('Type to find others', 'اكتب للبحث عن غيرها'),
}
