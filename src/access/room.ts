import type { Persona } from './pages.tsx';
import { accessRoutes } from './routes.ts';

/** What the house mounts. */
export function accessRoom(personas: readonly Persona[]) {
  return {
    name: 'access',
    routes: accessRoutes(personas),
    navigation: [
      { label: 'access.audit.link', path: '/access/audit', permission: 'access.audit' },
      { label: 'access.account.link', path: '/access/account', permission: 'access.account' },
    ],
  };
}
