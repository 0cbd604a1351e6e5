// Permissions and the ready-made roles. Checked by the router in main for every call; the window uses the same table
// only to leave out what would be refused. Source: the salon's privacy promises. Runs anywhere.

export const permissions = [
  'schedule',
  'client-names',
  'client-contacts',
  'treatment-records',
  'health-data',
  'identity-codes',
  'photos',
  'till',
  'invoices',
  'day-close',
  'bookkeeping',
  'refunds',
  'reports-own',
  'reports-all',
  'messages',
  'marketing',
  'services-and-prices',
  'staff-and-roles',
  'access-log',
  'privacy-requests',
  'backups',
  'restore',
  'settings',
  'data-export',
] as const

export type Permission = (typeof permissions)[number]

export const roles = ['owner', 'therapist', 'reception', 'trainee', 'bookkeeper'] as const
export type Role = (typeof roles)[number]

/** What each ready role may do. The trainee sees the schedule with first names only (no `client-names`). */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  therapist: [
    'schedule',
    'client-names',
    'client-contacts',
    'treatment-records',
    'health-data',
    'photos',
    'till',
    'reports-own',
    'messages',
    'backups',
  ],
  reception: [
    'schedule',
    'client-names',
    'client-contacts',
    'till',
    'invoices',
    'day-close',
    'messages',
    'services-and-prices',
    'backups',
  ],
  trainee: ['schedule'],
  bookkeeper: ['invoices', 'reports-all', 'day-close', 'bookkeeping'],
}

/** True when the role holds the permission. */
export function can(role: Role, permission: Permission): boolean {
  return rolePermissions[role].includes(permission)
}
