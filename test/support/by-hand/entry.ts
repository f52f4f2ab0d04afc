import { app } from 'electron';
import { rotateByHand } from './rotate.ts';

// An application that only makes the calls of a rotation, on request.
Reflect.set(globalThis, 'rotateByHand', rotateByHand);
app.on('window-all-closed', () => undefined);
