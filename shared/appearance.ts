import { z } from 'zod';
import { changesSomething } from './changes-something.ts';

/** How the window looks. */
export const Appearance = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['normal', 'large', 'larger']),
});
export type Appearance = z.infer<typeof Appearance>;

/** What a person has changed of it; the rest stays. */
export const AppearanceChange = z
  .strictObject({
    theme: Appearance.shape.theme.exactOptional(),
    textSize: Appearance.shape.textSize.exactOptional(),
  })
  .refine(changesSomething);
export type AppearanceChange = z.infer<typeof AppearanceChange>;

/** As the system has it. */
export const defaultAppearance: Appearance = { theme: 'system', textSize: 'normal' };
