import { z } from 'zod';
import { fields } from '#web';
import { SHORTEST_PASSWORD } from './password.ts';

/** Signing in. The password is not cleaned beyond what every form is: people use spaces and any script. */
export const signInForm = z.object({
  email: fields.line({ required: 'access.error.email', most: 320 }),
  password: fields.line({ required: 'access.error.password', most: 1024 }),
  next: fields.line({ most: 2000 }),
});

/** Choosing a new password. */
export const passwordForm = z.object({
  current: fields.line({ required: 'access.error.current', most: 1024 }),
  password: fields
    .line({ most: 1024 })
    .pipe(z.string().min(SHORTEST_PASSWORD, 'access.error.short_password')),
});
