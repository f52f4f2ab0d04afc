import { z } from 'zod';

/** How the window looks. */
export const Appearance = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['normal', 'large', 'larger']),
});
export type Appearance = z.infer<typeof Appearance>;

/** As the system has it. */
export const defaultAppearance: Appearance = { theme: 'system', textSize: 'normal' };
