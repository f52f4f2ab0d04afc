import { z } from 'zod';

/** Whether a person chose something in a dialog of the system, which main opens. */
export const Chosen = z.strictObject({ chosen: z.boolean() });
