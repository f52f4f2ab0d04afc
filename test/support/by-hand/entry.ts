import { app } from 'electron';
import { rotateByHand } from './rotate.ts';

// An application that does nothing but make the calls of a rotation, when it is asked to.
Reflect.set(globalThis, 'rotateByHand', rotateByHand);
app.on('window-all-closed', () => undefined);
